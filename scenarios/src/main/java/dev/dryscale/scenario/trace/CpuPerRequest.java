package dev.dryscale.scenario.trace;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * CPU-seconds per request: the slope of the least-squares line through the origin of CPU work against requests per
 * period, with its 95 % t interval (Draper and Smith, Applied Regression Analysis, chapter 1). Through the origin,
 * because a server without requests is taken to have no work to attribute to them.
 *
 * @param secondsPerRequest the slope
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 * @param periods used
 */
public record CpuPerRequest(double secondsPerRequest, double low, double high, int periods) {

    /** One period: what arrived and what the CPUs worked. */
    record Period(double requests, double cpuSeconds) {}

    /**
     * Fits {@code periods}.
     *
     * @throws RefusedTraceException with fewer than three periods or without any request
     */
    static CpuPerRequest of(List<Period> periods) throws RefusedTraceException {
        double xx = 0;
        double xy = 0;
        for (var period : periods) {
            xx += period.requests() * period.requests();
            xy += period.requests() * period.cpuSeconds();
        }
        if (periods.size() < 3 || xx == 0) {
            throw new RefusedTraceException(
                    "must overlap with at least three whole periods of CPU and instances, requests among them",
                    Shown.count(periods.size(), "period"));
        }
        double slope = xy / xx;
        double residual = 0;
        for (var period : periods) {
            double rest = period.cpuSeconds() - slope * period.requests();
            residual += rest * rest;
        }
        int freedom = periods.size() - 1;
        double error = StrictMath.sqrt(residual / freedom / xx);
        double t = new TDistribution(null, freedom).inverseCumulativeProbability(0.975);
        return new CpuPerRequest(slope, slope - t * error, slope + t * error, periods.size());
    }
}
