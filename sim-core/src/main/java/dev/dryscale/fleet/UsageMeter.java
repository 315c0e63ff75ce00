package dev.dryscale.fleet;

import dev.dryscale.record.Usage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Meters what there is to pay for while the run goes on. */
final class UsageMeter {

    private static final long SECOND = 1_000_000_000L;
    private static final int MINUTES_PER_HOUR = 60;
    /** BL-6: of each request, the first ten rules are evaluated free of charge. */
    private static final int FREE_RULES = 10;

    private final List<Usage.RunningSpan> spans = new ArrayList<>();
    private final List<Usage.LcuHour> lcuHours = new ArrayList<>();
    private long connections;
    private long ruleEvaluations;
    private long connectionSeconds;
    private long bytes;
    private int minutes;
    private long secondsOverSlo;
    private long stoppedNanos;

    void stood(Instance instance, long untilNanos) {
        if (instance.stoppedNanos < untilNanos) {
            stoppedNanos += untilNanos - instance.stoppedNanos;
        }
        instance.stoppedNanos = Instance.NEVER;
    }

    void ran(Instance instance, long untilNanos) {
        stood(instance, untilNanos);
        if (instance.runningNanos < untilNanos) {
            var plan = instance.plan;
            spans.add(new Usage.RunningSpan(
                    instance.id,
                    plan.instance().type(),
                    plan.zone(),
                    plan.purchase(),
                    instance.runningNanos,
                    untilNanos,
                    instance.interrupted));
        }
    }

    /** One minute of traffic through the load balancer. */
    void balanced(long arrivals, long requestNanosInSystem, long bytesPerRequest, LoadBalancerModel balancer) {
        ruleEvaluations += arrivals * Math.max(0, balancer.ruleCount() - FREE_RULES);
        connections += (arrivals + balancer.requestsPerConnection() - 1) / balancer.requestsPerConnection();
        connectionSeconds += requestNanosInSystem / SECOND;
        bytes += arrivals * bytesPerRequest;
        if (++minutes == MINUTES_PER_HOUR) {
            closeHour();
        }
    }

    private void closeHour() {
        lcuHours.add(new Usage.LcuHour(connections, connectionSeconds, bytes, ruleEvaluations));
        connections = 0;
        ruleEvaluations = 0;
        connectionSeconds = 0;
        bytes = 0;
        minutes = 0;
    }

    void missedSlo(long seconds) {
        secondsOverSlo += seconds;
    }

    Usage usage(
            long horizonNanos,
            int loadBalancers,
            int alarms,
            int highResolutionAlarms,
            boolean detailedMonitoring,
            long surplusCpuNanos) {
        if (minutes > 0) {
            closeHour();
        }
        spans.sort(Comparator.comparingLong(Usage.RunningSpan::fromNanos).thenComparing(Usage.RunningSpan::instanceId));
        return new Usage(
                spans,
                horizonNanos,
                loadBalancers,
                loadBalancers == 0 ? List.of() : lcuHours,
                alarms,
                highResolutionAlarms,
                detailedMonitoring,
                secondsOverSlo,
                surplusCpuNanos,
                stoppedNanos);
    }
}
