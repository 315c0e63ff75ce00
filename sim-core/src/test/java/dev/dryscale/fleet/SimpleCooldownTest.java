package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.record.DecisionEntry;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.alarm.TreatMissingData;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scaling.policy.AdjustmentType;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.traffic.EvenTraffic;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** From when the cooldown of simple scaling counts, where a launch or a termination has steps after the call. */
final class SimpleCooldownTest {

    /**
     * Every instance is busy all the time and has requests in flight that nobody lives to see served, so that the one alarm
     * is always in ALARM and draining takes as long as it may.
     *
     * @param delay deregistration delay in seconds
     * @param adjustment what the policy adds; a negative one scales in although the fleet is busy
     * @param changes {@code second:from>to} of every change
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/semantics/simple_cooldown.csv", numLinesToSkip = 1)
    void actsAgainAtThatSecond(
            String rule,
            String why,
            int n0,
            int min,
            int boot,
            int delay,
            @Nullable String features,
            int adjustment,
            int cooldown,
            String changes) {
        var busy = new EvenTraffic(1, SmallFleet.SECOND, 0, 1_800 * SmallFleet.SECOND);
        var result = SmallFleet.of(min, 12, n0, busy)
                .withBoot(boot, 0, 0)
                .withDelay(delay)
                .run(30, List.of(policy(adjustment, cooldown)), WrittenFeatures.read(features), 1);

        assertThat(result.decisions().stream()
                        .filter(DecisionEntry::changedCapacity)
                        .map(entry -> entry.atNanos() / SmallFleet.SECOND + ":" + entry.from() + ">" + entry.to())
                        .collect(Collectors.joining(" ")))
                .as(why)
                .isEqualTo(changes);
    }

    private static SimpleScalingPolicy policy(int adjustment, int cooldown) {
        var alarm = new AlarmDefinition(
                "busy",
                new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null),
                Statistic.AVERAGE,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                Rational.of(40),
                60,
                1,
                1,
                TreatMissingData.MISSING);
        return new SimpleScalingPolicy(
                "simple", AdjustmentType.CHANGE_IN_CAPACITY, adjustment, 0, cooldown, true, List.of(alarm));
    }
}
