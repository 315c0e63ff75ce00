package dev.dryscale.scenario.lint;

import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.metric.Rational;
import java.util.List;

/**
 * Thresholds closer together than the effect of one instance: of n instances one less multiplies the metric of each by
 * n / (n - 1), so that {@code low × n / (n - 1) >= high} takes the scale-in back at once.
 */
final class FlappingLint implements Lint {

    @Override
    public void attached(Attached attached, Findings findings) {
        int after = Math.max(1, attached.fleet().group().minSize());
        int before = after + 1;
        if (before > attached.fleet().group().maxSize()) {
            return;
        }
        var alarms = attached.policies().stream()
                .flatMap(policy -> Attached.alarms(policy).stream())
                .toList();
        for (var low : firing(alarms, false)) {
            for (var high : firing(alarms, true)) {
                var risen = low.threshold().times(before).dividedBy(Rational.of(after));
                if (measuresTheSame(low, high) && risen.compareTo(high.threshold()) >= 0) {
                    findings.remarked(
                            attached.place(),
                            "has thresholds that are closer than one instance: from " + before + " to " + after
                                    + " instances a metric at "
                                    + low.threshold().display() + " (" + low.name()
                                    + ") rises to " + risen.display() + ", beyond "
                                    + high.threshold().display() + " (" + high.name() + ")");
                }
            }
        }
    }

    /** Alarms on what each instance has to do, which is what rises when there are fewer. */
    private static boolean measuresTheSame(AlarmDefinition low, AlarmDefinition high) {
        return low.metric().namespace().equals(high.metric().namespace())
                && low.metric().metricName().equals(high.metric().metricName())
                && low.statistic() == high.statistic()
                && List.of("CPUUtilization", "RequestCountPerTarget", "NetworkIn", "NetworkOut")
                        .contains(low.metric().metricName());
    }

    private static List<AlarmDefinition> firing(List<AlarmDefinition> alarms, boolean above) {
        return alarms.stream()
                .filter(alarm -> above == alarm.comparisonOperator().isUpward())
                .toList();
    }
}
