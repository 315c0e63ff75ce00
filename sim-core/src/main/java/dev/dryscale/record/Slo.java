package dev.dryscale.record;

/**
 * The response-time objective: in each minute the {@code percentile} of the response times must not exceed
 * {@code responseNanos}; failed requests count as slow.
 *
 * @param percentile in (0, 100)
 */
public record Slo(double percentile, long responseNanos) {}
