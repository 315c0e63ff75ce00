package dev.dryscale.fleet;

import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.alarm.TreatMissingData;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scaling.policy.AdjustmentType;
import dev.dryscale.scaling.policy.FixedSchedulePolicy;
import dev.dryscale.scaling.policy.MetricAggregationType;
import dev.dryscale.scaling.policy.PredictiveMetricPair;
import dev.dryscale.scaling.policy.PredictiveScalingPolicy;
import dev.dryscale.scaling.policy.RequestRateScalingPolicy;
import dev.dryscale.scaling.policy.ScalableDimension;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.ScheduledAction;
import dev.dryscale.scaling.policy.ScheduledScaling;
import dev.dryscale.scaling.policy.SeasonalForecaster;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.scaling.policy.StepAdjustment;
import dev.dryscale.scaling.policy.StepScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingTargetPolicy;
import dev.dryscale.scaling.policy.SwitchedPolicy;
import dev.dryscale.scaling.policy.TargetTrackingScalingPolicy;
import dev.dryscale.scaling.policy.ThresholdScalingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Policies of every kind, drawn at random; none, one, or several on one group. */
final class RandomPolicies {

    private static final long SECOND = 1_000_000_000L;
    private static final MetricSpecification CPU =
            new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);

    private final RandomStream r;
    private final RunInput input;
    private final List<ScalingPolicy> policies = new ArrayList<>();

    private RandomPolicies(RandomStream r, RunInput input) {
        this.r = r;
        this.input = input;
    }

    /** Half of the time those that the input has come first. */
    static List<ScalingPolicy> draw(long seed, RunInput input) {
        var drawing = new RandomPolicies(new RandomStreams(seed).named("policies"), input);
        if (drawing.r.nextInt(2) == 0) {
            drawing.policies.addAll(input.policies());
        }
        drawing.byAlarm();
        drawing.byClock();
        drawing.byRule();
        return drawing.policies;
    }

    private void byAlarm() {
        maybe(new StepScalingPolicy(
                "steps", adjustment(), steps(), r.nextInt(3), average(), warmup(), r.nextInt(4) > 0, alarms("s")));
        maybe(new SimpleScalingPolicy(
                "simple", adjustment(), change(), r.nextInt(3), warmup(), r.nextInt(4) > 0, alarms("i")));
        maybe(new StepScalingTargetPolicy(
                "ecs-steps", adjustment(), steps(), r.nextInt(3), average(), r.nextInt(400), alarms("e")));
        maybe(new TargetTrackingScalingPolicy(
                "ecs-target",
                ScalableDimension.ECS_SERVICE,
                CPU,
                Rational.of(20 + r.nextInt(70)),
                r.nextInt(3) == 0,
                r.nextInt(400),
                r.nextInt(400)));
        maybe(new SwitchedPolicy(
                new SimpleScalingPolicy("switched", adjustment(), change(), 0, warmup(), true, alarms("w")),
                List.of(
                        new SwitchedPolicy.Switch(input.horizonNanos() / 3, false),
                        new SwitchedPolicy.Switch(input.horizonNanos() / 2, true))));
    }

    private void byClock() {
        int max = input.model().group().maxSize();
        maybe(new ScheduledScaling(
                "scheduled", List.of(new ScheduledAction("a", List.of(at()), null, null, 1 + r.nextInt(max)))));
        maybe(new FixedSchedulePolicy("schedule", List.of(new FixedSchedulePolicy.Step(at(), 1 + r.nextInt(max)))));
        maybe(new PredictiveScalingPolicy(
                "forecast",
                PredictiveMetricPair.ALB_REQUEST_COUNT,
                Rational.of(10 + r.nextInt(500)),
                r.nextInt(4) == 0,
                r.nextInt(3600),
                r.nextInt(2) == 0,
                r.nextInt(101),
                DoubleStream.generate(() -> r.nextInt(5_000)).limit(48).boxed().toList(),
                r.nextInt(3600),
                new SeasonalForecaster()));
    }

    /** Those that are none of AWS's. */
    private void byRule() {
        maybe(new ThresholdScalingPolicy("thresholds", CPU, 60 * (1 + r.nextInt(5)), rule(true), rule(false)));
        maybe(new RequestRateScalingPolicy(
                "rate", Rational.of(1 + r.nextInt(20), 1 + r.nextInt(5)), 10 * (1 + r.nextInt(9)), r.nextInt(2) == 0));
    }

    private ThresholdScalingPolicy.Rule rule(boolean above) {
        var threshold = Rational.of(above ? 60 + r.nextInt(40) : r.nextInt(60));
        return new ThresholdScalingPolicy.Rule(above, threshold, 1 + r.nextInt(4), 1 + r.nextInt(3), r.nextInt(400));
    }

    private void maybe(ScalingPolicy policy) {
        if (r.nextInt(5) == 0) {
            policies.add(policy);
        }
    }

    private AdjustmentType adjustment() {
        var types = AdjustmentType.values();
        return types[r.nextInt(types.length)];
    }

    private MetricAggregationType average() {
        var types = MetricAggregationType.values();
        return types[r.nextInt(types.length)];
    }

    private int change() {
        return r.nextInt(60) - 20;
    }

    private @Nullable Integer warmup() {
        return r.nextInt(2) == 0 ? null : r.nextInt(300);
    }

    private long at() {
        return SECOND * r.nextInt((int) (input.horizonNanos() / SECOND));
    }

    private List<StepAdjustment> steps() {
        var middle = Rational.of(5 + r.nextInt(20));
        return List.of(
                new StepAdjustment(null, Rational.ZERO, -r.nextInt(5)),
                new StepAdjustment(Rational.ZERO, middle, r.nextInt(5)),
                new StepAdjustment(middle, null, r.nextInt(50)));
    }

    private List<AlarmDefinition> alarms(String name) {
        var operators = ComparisonOperator.values();
        var missing = TreatMissingData.values();
        int of = 1 + r.nextInt(4);
        return List.of(new AlarmDefinition(
                name,
                CPU,
                Statistic.AVERAGE,
                operators[r.nextInt(operators.length)],
                Rational.of(10 + r.nextInt(80)),
                r.nextInt(4) == 0 ? 10 : 60 * (1 + r.nextInt(3)),
                of,
                1 + r.nextInt(of),
                missing[r.nextInt(missing.length)]));
    }
}
