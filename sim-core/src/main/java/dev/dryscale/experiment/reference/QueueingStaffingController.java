package dev.dryscale.experiment.reference;

import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.Outcome;
import dev.dryscale.scaling.policy.ScalingDecision;
import dev.dryscale.scaling.policy.TimedController;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Staffs for the largest of the newest minutes. */
final class QueueingStaffingController implements TimedController {

    private final QueueingStaffing rule;
    private final Deque<Double> newest = new ArrayDeque<>();

    QueueingStaffingController(QueueingStaffing rule) {
        this.rule = rule;
    }

    @Override
    public long nextCallNanos(long nanos) {
        return EveryMinute.after(nanos);
    }

    @Override
    public List<MetricSpecification> metrics() {
        return List.of(EveryMinute.REQUESTS);
    }

    @Override
    public ScalingDecision decideAt(long nowNanos, GroupSnapshot group, List<@Nullable Rational> values) {
        var requests = values.get(0);
        if (requests == null) {
            return new ScalingDecision.NoChange(Outcome.INSUFFICIENT_DATA, "no request count of the last minute");
        }
        newest.addLast(requests.doubleValue());
        if (newest.size() > rule.windowMinutes()) {
            newest.removeFirst();
        }
        double most = newest.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        String formula = String.format(
                Locale.ROOT,
                "ceil((R + %s sqrt R) / %d) with R of %.0f requests/min = ",
                rule.beta(),
                rule.unitsPerInstance(),
                most);
        return ScalingDecision.towards(group, rule.instances(most), formula);
    }
}
