package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.Rational;
import java.util.List;

/**
 * A predictive scaling policy (PR-1 to PR-8). The forecast is the given model's, not AWS's.
 *
 * @param targetValue of the scaling metric per instance, above 0
 * @param forecastOnly {@code Mode: ForecastOnly}: forecasts and never scales
 * @param schedulingBufferTime seconds that it launches ahead of the hour, 0 to 3,599 (PR-4)
 * @param increaseMaxCapacity {@code MaxCapacityBreachBehavior: IncreaseMaxCapacity} (PR-5)
 * @param maxCapacityBuffer percent above the forecast that the raised maximum leaves, 0 to 100
 * @param history load of the hours before the run, oldest first
 * @param secondOfHour where in its hour the run starts, 0 to 3,599
 */
public record PredictiveScalingPolicy(
        String name,
        PredictiveMetrics metrics,
        Rational targetValue,
        boolean forecastOnly,
        int schedulingBufferTime,
        boolean increaseMaxCapacity,
        int maxCapacityBuffer,
        List<Double> history,
        int secondOfHour,
        LoadForecaster forecaster)
        implements ScalingPolicy {

    public static final int DEFAULT_BUFFER_SECONDS = 300;

    /** @throws IllegalArgumentException for a target that is not above 0 */
    public PredictiveScalingPolicy {
        if (targetValue.signum() <= 0) {
            throw new IllegalArgumentException("policy " + name + ": TargetValue must be above 0, was " + targetValue);
        }
        history = List.copyOf(history);
    }

    @Override
    public boolean isTimed() {
        return true;
    }

    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        return new PredictiveScalingController(this);
    }
}
