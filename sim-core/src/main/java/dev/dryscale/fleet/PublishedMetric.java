package dev.dryscale.fleet;

import org.jspecify.annotations.Nullable;

/**
 * A custom metric that the application publishes of itself.
 *
 * @param of what it measures
 * @param resolutionSeconds 10 for a high-resolution metric, else 60 (TT-50)
 * @param lagSeconds from the end of a slot to its datapoint being visible; null takes the profile's knob
 */
public record PublishedMetric(
        String namespace,
        String metricName,
        SimulatedMetric of,
        int resolutionSeconds,
        @Nullable Integer lagSeconds) {

    /** @throws IllegalArgumentException for another resolution */
    public PublishedMetric {
        if (resolutionSeconds != 10 && resolutionSeconds != 60) {
            throw new IllegalArgumentException("a resolution is 10 s or 60 s, was " + resolutionSeconds);
        }
    }
}
