package dev.dryscale.record;

import java.util.List;

/**
 * What a run used, in exact integers, before any price.
 *
 * @param spans one per EC2 {@code running} period of an instance
 * @param horizonNanos length of the run
 * @param loadBalancers how many load balancers were open for the whole run
 * @param lcuHours per hour of the run, the four LCU dimensions
 * @param alarms standard-resolution alarms that existed
 * @param highResolutionAlarms alarms with a period under 60 s
 * @param detailedMonitoring whether instances publish 1-minute metrics
 * @param secondsOverSlo seconds in minutes that missed the SLO
 * @param surplusCpuNanos vCPU-nanoseconds that burstable instances used beyond the credits they earned
 * @param stoppedNanos instance-nanoseconds that members of a warm pool were stopped, with their volumes (BL-5)
 */
public record Usage(
        List<RunningSpan> spans,
        long horizonNanos,
        int loadBalancers,
        List<LcuHour> lcuHours,
        int alarms,
        int highResolutionAlarms,
        boolean detailedMonitoring,
        long secondsOverSlo,
        long surplusCpuNanos,
        long stoppedNanos) {

    public Usage {
        spans = List.copyOf(spans);
        lcuHours = List.copyOf(lcuHours);
    }

    /** Usage without burstable instances and without stopped ones. */
    public Usage(
            List<RunningSpan> spans,
            long horizonNanos,
            int loadBalancers,
            List<LcuHour> lcuHours,
            int alarms,
            int highResolutionAlarms,
            boolean detailedMonitoring,
            long secondsOverSlo) {
        this(
                spans,
                horizonNanos,
                loadBalancers,
                lcuHours,
                alarms,
                highResolutionAlarms,
                detailedMonitoring,
                secondsOverSlo,
                0,
                0);
    }

    /**
     * One stay in EC2 state {@code running} (BL-1).
     *
     * @param purchase {@code on-demand} or {@code spot}
     * @param interruptedByEc2 Spot interruption, first hour free (BL-4)
     */
    public record RunningSpan(
            String instanceId,
            String type,
            String zone,
            String purchase,
            long fromNanos,
            long toNanos,
            boolean interruptedByEc2) {

        public long nanos() {
            return toNanos - fromNanos;
        }
    }

    /**
     * Sums over one hour of the run (BL-6).
     *
     * @param ruleEvaluations those that are paid for: requests times the rules beyond the first 10, which are free
     */
    public record LcuHour(long newConnections, long activeConnectionSeconds, long bytes, long ruleEvaluations) {}
}
