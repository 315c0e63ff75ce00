package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import dev.dryscale.scaling.policy.ScalingDecision.SetLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Predictive scaling at work: a forecast of 48 hours every 6 hours (PR-2), and ahead of each hour the capacity that it asks for,
 * never less than there is (PR-3).
 */
final class PredictiveScalingController implements Controller {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final int FORECAST_HOURS = 48;
    private static final int REFRESH_HOURS = 6;
    private static final int MOST_HISTORY_HOURS = 14 * 24;
    private static final double PARTS = 1e6;

    private final PredictiveScalingPolicy policy;
    private long forecastFromHour = Long.MIN_VALUE;
    private double[] forecast = {};

    PredictiveScalingController(PredictiveScalingPolicy policy) {
        this.policy = policy;
    }

    @Override
    public List<AlarmDefinition> alarms(GroupSnapshot group) {
        return List.of();
    }

    @Override
    public List<MetricSpecification> metrics() {
        return List.of(policy.metrics().load());
    }

    /** PR-4: the buffer time before each full hour. */
    @Override
    public long nextCallNanos(long nowNanos) {
        long offset = policy.secondOfHour() * SECOND + policy.schedulingBufferTime() * SECOND;
        return (Math.floorDiv(nowNanos + offset, HOUR) + 1) * HOUR - offset;
    }

    @Override
    public boolean takesPartInScaleInVote() {
        return false;
    }

    @Override
    public OptionalInt scaleInVote(Observation observation) {
        return OptionalInt.empty();
    }

    /** PR-6: nobody scales in below what is predicted for the hour that has begun. */
    @Override
    public int floor(Observation observation) {
        long hour = hourAt(observation.nowNanos() + policy.schedulingBufferTime() * SECOND);
        return policy.forecastOnly() ? 0 : (int) predicted(hour);
    }

    @Override
    public ScalingDecision decide(Observation observation) {
        long now = observation.nowNanos();
        if (nextCallNanos(now - 1) != now) {
            return new NoChange(Outcome.IN_PLACE, "predictive scaling acts ahead of the full hour (PR-4)");
        }
        long hour = hourAt(now + policy.schedulingBufferTime() * SECOND);
        refresh(observation, hour);
        long wanted = predicted(hour);
        if (wanted == 0) {
            return new NoChange(
                    Outcome.INSUFFICIENT_DATA,
                    "a forecast needs " + LoadForecaster.LEAST_HOURS + " hours of data (PR-2)");
        }
        String formula = "forecast (not AWS's model): ceil(" + shown(load(hour)) + " / "
                + policy.targetValue().display() + ") = " + wanted;
        return policy.forecastOnly()
                ? new NoChange(Outcome.FORECAST_ONLY, formula + ", ForecastOnly (PR-1)")
                : scale(observation.group(), wanted, formula);
    }

    /** PR-3, PR-5. */
    private ScalingDecision scale(GroupSnapshot group, long wanted, String formula) {
        int desired = group.desiredCapacity();
        int max = group.maxSize();
        if (wanted <= desired) {
            return new NoChange(Outcome.IN_PLACE, formula + " is not above desired " + desired + " (PR-3)");
        }
        if (wanted > max && policy.increaseMaxCapacity()) {
            int raised = (int) raisedMax(wanted);
            return new SetLimits(
                    null,
                    raised,
                    (int) wanted,
                    "",
                    Outcome.SCALED_OUT,
                    formula + ", MaxSize raised to " + raised + " (PR-5)");
        }
        if (desired >= max) {
            return new NoChange(Outcome.AT_MAXIMUM, formula + ", and desired is at MaxSize " + max + " (PR-5)");
        }
        String limited = wanted > max ? ", limited to MaxSize " + max + " (PR-5)" : "";
        return new SetDesiredCapacity(group.clamp(wanted), Outcome.SCALED_OUT, formula + limited);
    }

    private long raisedMax(long wanted) {
        return Rational.of(wanted * (100L + policy.maxCapacityBuffer()), 100).ceil();
    }

    private long hourAt(long nanos) {
        return Math.floorDiv(nanos + policy.secondOfHour() * SECOND, HOUR);
    }

    private void refresh(Observation observation, long hour) {
        boolean fresh = forecast.length > 0 && hour < forecastFromHour + REFRESH_HOURS;
        if (fresh) {
            return;
        }
        double[] hourly = hourly(observation);
        if (hourly.length >= LoadForecaster.LEAST_HOURS) {
            long known = hourAt(observation.nowNanos());
            forecast = policy.forecaster().forecast(hourly, FORECAST_HOURS);
            forecastFromHour = known;
        }
    }

    /** The load of each full hour, of the last 14 days at most; an hour without data repeats the one before. */
    private double[] hourly(Observation observation) {
        var loads = new ArrayList<>(policy.history());
        long first = policy.secondOfHour() == 0 ? 0 : 1;
        for (long hour = first; hour < hourAt(observation.nowNanos()); hour++) {
            long from = hour * HOUR - policy.secondOfHour() * SECOND;
            Rational sum = observation.history().value(policy.metrics().load(), Statistic.SUM, from, from + HOUR);
            double before = loads.isEmpty() ? 0 : loads.get(loads.size() - 1);
            loads.add(sum == null ? before : sum.dividedBy(Rational.of(60)).doubleValue());
        }
        int from = Math.max(0, loads.size() - MOST_HISTORY_HOURS);
        return loads.subList(from, loads.size()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    @Override
    public @Nullable HourForecast forecast(long nanos) {
        long hour = hourAt(nanos);
        long index = hour - forecastFromHour;
        return index < 0 || index >= forecast.length ? null : new HourForecast(load(hour), predicted(hour));
    }

    private double load(long hour) {
        long index = hour - forecastFromHour;
        return index < 0 || index >= forecast.length ? 0 : forecast[(int) index];
    }

    /** PR-8; rounded to a millionth of an instance first, so that no noise of the last bits asks for one more. */
    private long predicted(long hour) {
        double instances = load(hour) / policy.targetValue().doubleValue();
        return Rational.of(StrictMath.round(instances * PARTS), (long) PARTS).ceil();
    }

    private static String shown(double load) {
        return Rational.of(StrictMath.round(load * PARTS), (long) PARTS).display();
    }
}
