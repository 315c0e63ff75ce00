package dev.dryscale.fleet.fluid;

import dev.dryscale.fleet.station.ServiceModel;

/**
 * What the fluid plane must know of a fleet.
 *
 * @param unitsPerInstance slots or vCPUs
 * @param concurrency requests that an instance admits at once
 * @param pooled whether all instances serve one line, as a central queue and, nearly, least outstanding requests do; else
 *     targets take turns
 * @param central whether requests wait when no instance is in service; else they are rejected
 * @param poisson whether counts scatter around the rate; those of recordings do not
 * @param durationNanos where the traffic ends
 */
public record FluidModel(
        ServiceModel service,
        int unitsPerInstance,
        int concurrency,
        boolean pooled,
        boolean central,
        boolean poisson,
        long durationNanos) {

    /** Squared coefficient of variation of the service times, where there is one. */
    double serviceScv() {
        double mean = service.time().mean();
        double variance = service.time().variance();
        return Double.isInfinite(variance) ? MOST_SCV : Math.min(MOST_SCV, variance / (mean * mean));
    }

    /** Beyond this the laws of waiting say nothing any more. */
    static final double MOST_SCV = 100;

    double offCpuSeconds() {
        var time = service.ioTime();
        return time == null ? 0 : time.mean();
    }
}
