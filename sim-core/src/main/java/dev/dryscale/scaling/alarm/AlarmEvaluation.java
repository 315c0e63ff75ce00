package dev.dryscale.scaling.alarm;

import dev.dryscale.scaling.metric.Rational;
import java.util.List;

/**
 * The outcome of one evaluation of an alarm.
 *
 * @param state the state now
 * @param previousState the state before
 * @param points the real points that were used, newest first, at most N (CW-11)
 * @param breaching how many of them breach
 * @param missing how many of the N points there were not
 */
public record AlarmEvaluation(
        AlarmState state, AlarmState previousState, List<Point> points, int breaching, int missing) {

    /**
     * A datapoint.
     *
     * @param periodStartNanos CloudWatch's time stamp of it, nanoseconds since the run's start
     * @param breaching whether it breaches the threshold
     */
    public record Point(Rational value, long periodStartNanos, boolean breaching) {}

    public AlarmEvaluation {
        points = List.copyOf(points);
    }

    /** The evaluation of an alarm that has not been evaluated yet (CW-4). */
    public static AlarmEvaluation none() {
        return new AlarmEvaluation(AlarmState.INSUFFICIENT_DATA, AlarmState.INSUFFICIENT_DATA, List.of(), 0, 0);
    }

    /** The values that were used, newest first, at most N. */
    public List<Rational> datapoints() {
        return points.stream().map(Point::value).toList();
    }

    public boolean stateChanged() {
        return state != previousState;
    }
}
