/** Runs, replications and comparisons. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.experiment;
