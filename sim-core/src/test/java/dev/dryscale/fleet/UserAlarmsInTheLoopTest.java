package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Distribution;
import dev.dryscale.random.RandomStream;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.record.RunResult;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.alarm.TreatMissingData;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scaling.policy.AdjustmentType;
import dev.dryscale.scaling.policy.MetricAggregationType;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.scaling.policy.StepAdjustment;
import dev.dryscale.scaling.policy.StepScalingPolicy;
import dev.dryscale.traffic.LoadTraffic;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Step and simple scaling in the running engine: at which second each change comes, from AWS's rules by hand. */
final class UserAlarmsInTheLoopTest {

    private static final long SECOND = 1_000_000_000L;

    /**
     * The fleet at the start is InService; metrics are visible at once, alarms are evaluated on the full minute and an
     * instance is InService {@code boot} seconds after its launch call (profile truth-docs).
     *
     * @param policies {@code kind:operator:threshold:period:periods:adjustment:cooldown}; kinds step and simple
     * @param changes {@code second:from>to} of every change
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/semantics/user_alarms.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void changesCapacityAtThatSecond(
            String rule,
            String why,
            int n0,
            int min,
            int max,
            String boot,
            String load,
            String policies,
            String changes) {
        var result = run(
                rule,
                new GroupConfiguration("table", min, max, n0, List.of("a"), 300, null, true),
                boot,
                load,
                policies);
        assertThat(result.decisions().stream()
                        .filter(DecisionEntry::changedCapacity)
                        .map(entry -> entry.atNanos() / SECOND + ":" + entry.from() + ">" + entry.to())
                        .collect(Collectors.joining(" ")))
                .as(why)
                .isEqualTo(changes);
    }

    private static RunResult run(String rule, GroupConfiguration group, String boot, String load, String policies) {
        var instance =
                new InstanceModel("m5.large", 1, 1, new BootModel(boots(boot), seconds(0), seconds(0), 0, 0), 0, 0, 0);
        var service = ServiceModel.of(ServiceMode.SLOTS, seconds(1));
        var attached = Arrays.stream(policies.split(" "))
                .map(UserAlarmsInTheLoopTest::policy)
                .toList();
        return FleetRun.run(
                new RunInput(
                        rule,
                        "table",
                        FleetModel.of(group, instance, null, service, Profile.truthDocs()),
                        new LoadTraffic(LoadTraffic.Unit.INSTANCES, segments(load)),
                        attached,
                        Fidelity.LOAD,
                        0,
                        1_800 * SECOND,
                        null,
                        1,
                        1),
                (now, capacity, cpu) -> {});
    }

    private static ScalingPolicy policy(String text) {
        var parts = text.split(":", -1);
        var operator = ComparisonOperator.ofAwsName(parts[1]);
        var alarm = new AlarmDefinition(
                "alarm of " + text,
                new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null),
                Statistic.AVERAGE,
                operator,
                Rational.parse(parts[2]),
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                Integer.parseInt(parts[4]),
                TreatMissingData.MISSING);
        int adjustment = Integer.parseInt(parts[5]);
        if (parts[0].equals("simple")) {
            Integer cooldown = parts[6].equals("-") ? null : Integer.valueOf(parts[6]);
            return simple(text, adjustment, cooldown, alarm);
        }
        var step = operator.isUpward()
                ? new StepAdjustment(Rational.ZERO, null, adjustment)
                : new StepAdjustment(null, Rational.ZERO, adjustment);
        return new StepScalingPolicy(
                text,
                AdjustmentType.CHANGE_IN_CAPACITY,
                List.of(step),
                0,
                MetricAggregationType.AVERAGE,
                Integer.valueOf(parts[6]),
                true,
                List.of(alarm));
    }

    private static ScalingPolicy simple(
            String name, int adjustment, @Nullable Integer cooldown, AlarmDefinition alarm) {
        return new SimpleScalingPolicy(
                name, AdjustmentType.CHANGE_IN_CAPACITY, adjustment, 0, cooldown, true, List.of(alarm));
    }

    /** {@code 120}, or {@code 20/120} for boots that are in turn of the one and of the other length. */
    private static Distribution boots(String text) {
        return text.contains("/")
                ? new Listed(Arrays.stream(text.split("/")).map(Double::valueOf).toList(), new AtomicInteger())
                : seconds(Double.parseDouble(text));
    }

    /** Values in the order in which they are drawn, so that a row can say which instance boots how long. */
    private record Listed(List<Double> values, AtomicInteger next) implements Distribution {

        @Override
        public double mean() {
            return values.stream().mapToDouble(value -> value).average().orElseThrow();
        }

        @Override
        public double variance() {
            return values.stream()
                    .mapToDouble(value -> (value - mean()) * (value - mean()))
                    .average()
                    .orElseThrow();
        }

        @Override
        public double sample(RandomStream stream) {
            return values.get(next.getAndIncrement() % values.size());
        }

        @Override
        public String describe() {
            return "in turn " + values;
        }
    }

    private static Deterministic seconds(double value) {
        return new Deterministic(value);
    }

    private static List<LoadTraffic.Segment> segments(String text) {
        return Arrays.stream(text.split(" "))
                .map(segment -> segment.split(":"))
                .map(parts -> new LoadTraffic.Segment(
                        new BigDecimal(parts[0]),
                        new BigDecimal(parts[1]),
                        new BigDecimal(parts[2]),
                        new BigDecimal(parts[3])))
                .toList();
    }
}
