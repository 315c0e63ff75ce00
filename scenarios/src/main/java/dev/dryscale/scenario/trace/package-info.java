/** Recorded traffic: one reader per format. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scenario.trace;
