/** Proofs that arrivals follow the rates and counts they come from. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.traffic;
