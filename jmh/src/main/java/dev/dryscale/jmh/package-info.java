/** Benchmarks. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.jmh;
