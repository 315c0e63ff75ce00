package dev.dryscale.fleet;

/**
 * The warm-up of instances that one decision launches.
 *
 * @param nanos how long they count as warming after InService (TT-30)
 * @param excludedFromMetric whether they stay out of the EC2 metrics until then (TT-32); false when only the default
 *     cooldown stands in for a warm-up (TT-33)
 */
record Warmup(long nanos, boolean excludedFromMetric) {}
