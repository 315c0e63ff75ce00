/** Proofs that the draws follow their laws. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.random;
