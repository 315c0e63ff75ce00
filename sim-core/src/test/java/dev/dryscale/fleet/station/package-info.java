/** Proofs that stations obey queueing theory and that nothing gets lost in them. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.fleet.station;
