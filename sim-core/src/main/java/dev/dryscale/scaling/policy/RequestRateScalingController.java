package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Divides the newest rate; it remembers nothing. */
final class RequestRateScalingController implements TimedController {

    private static final long SECOND = 1_000_000_000L;
    private static final MetricSpecification REQUESTS =
            new CustomizedMetricSpecification("AWS/ApplicationELB", "RequestCount", Map.of(), Statistic.SUM, null, 60);

    private final RequestRateScalingPolicy policy;

    RequestRateScalingController(RequestRateScalingPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int lookBackSeconds() {
        return policy.everySeconds();
    }

    @Override
    public long nextCallNanos(long nanos) {
        long every = policy.everySeconds() * SECOND;
        return (Math.max(0, nanos) / every + 1) * every;
    }

    @Override
    public List<MetricSpecification> metrics() {
        return List.of(REQUESTS);
    }

    @Override
    public ScalingDecision decideAt(long nowNanos, GroupSnapshot group, List<@Nullable Rational> newest) {
        var requests = newest.get(0);
        if (requests == null) {
            return new ScalingDecision.NoChange(Outcome.INSUFFICIENT_DATA, "no request count yet");
        }
        var perInstance = policy.requestsPerInstance().times(Rational.of(policy.everySeconds()));
        long wanted = requests.dividedBy(perInstance).ceil();
        String formula = "ceil(" + requests.display() + " requests in " + policy.everySeconds() + " s / "
                + perInstance.display() + ") = ";
        if (policy.disableScaleIn() && wanted < group.desiredCapacity()) {
            return new ScalingDecision.NoChange(Outcome.DISABLED, formula + wanted + ", and it never scales in");
        }
        return ScalingDecision.towards(group, wanted, formula);
    }
}
