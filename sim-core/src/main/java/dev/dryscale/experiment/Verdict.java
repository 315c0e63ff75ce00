package dev.dryscale.experiment;

import org.jspecify.annotations.Nullable;

/**
 * The first line of every report.
 *
 * @param winner the candidate's name, null when there is no winner yet
 * @param sentence e.g. {@code calm wins: cost -12.4 % [-13.0, -11.8], p99 91 ms against 140 ms}
 * @param intervalSource what the interval speaks about
 */
public record Verdict(@Nullable String winner, String sentence, Estimate.Source intervalSource) {}
