/** Named random streams and distributions: common random numbers for every policy. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.random;
