package dev.dryscale.scenario.lint;

import dev.dryscale.fleet.SimulatedMetric;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingScalingPolicy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Target tracking of a latency, a queue's length or a count of all requests under whatever name the application publishes it:
 * none of them falls in proportion when capacity is added. AWS's own names for them are refused or told by the policy's reader.
 */
final class UnproportionalMetricLint implements Lint {

    private static final Map<SimulatedMetric, String> WHAT = Map.of(
            SimulatedMetric.TARGET_RESPONSE_TIME, "a response time",
            SimulatedMetric.IN_SYSTEM, "the requests in the whole system",
            SimulatedMetric.REQUEST_COUNT, "a count of all requests");

    @Override
    public void attached(Attached attached, Findings findings) {
        for (var policy : attached.policies()) {
            var metric = tracked(policy);
            if (metric == null) {
                continue;
            }
            String name = metric.namespace() + " " + metric.metricName();
            attached.fleet().target().published().stream()
                    .filter(own ->
                            (own.namespace() + " " + own.metricName()).equals(name) && WHAT.containsKey(own.of()))
                    .forEach(own -> findings.remarked(
                            attached.place(),
                            "tracks " + name + ", " + WHAT.get(own.of())
                                    + ", which does not fall in proportion when capacity is added; target tracking needs"
                                    + " a metric that does, such as one per instance"));
        }
    }

    private static @Nullable MetricSpecification tracked(ScalingPolicy policy) {
        if (policy instanceof TargetTrackingPolicy tracking) {
            return tracking.metric();
        }
        return policy instanceof TargetTrackingScalingPolicy tracking ? tracking.metric() : null;
    }
}
