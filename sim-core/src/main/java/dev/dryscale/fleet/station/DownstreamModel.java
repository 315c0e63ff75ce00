package dev.dryscale.fleet.station;

import dev.dryscale.random.Distribution;

/**
 * A resource behind the instances that all of them share and that does not scale, such as a database: every request uses it
 * once, after its CPU work, first come, first served.
 *
 * @param concurrency requests that it serves at once, at least 1
 * @param time how long it serves one, in seconds
 */
public record DownstreamModel(int concurrency, Distribution time) {

    /** @throws IllegalArgumentException when it serves nobody */
    public DownstreamModel {
        if (concurrency < 1) {
            throw new IllegalArgumentException(
                    "a downstream resource must serve at least 1 at once, was " + concurrency);
        }
    }
}
