package dev.dryscale.aws.live;

import java.time.Instant;

/**
 * One value of a metric.
 *
 * @param at where its period begins
 */
public record Datapoint(Instant at, double value) {}
