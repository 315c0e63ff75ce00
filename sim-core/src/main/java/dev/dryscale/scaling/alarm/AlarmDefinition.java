package dev.dryscale.scaling.alarm;

import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * A CloudWatch alarm as {@code put-metric-alarm} takes it.
 *
 * @param name unique within its account; within one run, what its state is kept under
 * @param threshold exact
 * @param periodSeconds 10, 20, 30 or a multiple of 60 (CW-2)
 * @param evaluationPeriods N, at least 1
 * @param datapointsToAlarm M, 1 to N; AWS takes N when it is not given (CW-3)
 * @param extendedStatistic a percentile instead of the statistic; null for none
 */
public record AlarmDefinition(
        String name,
        MetricSpecification metric,
        Statistic statistic,
        ComparisonOperator comparisonOperator,
        Rational threshold,
        int periodSeconds,
        int evaluationPeriods,
        int datapointsToAlarm,
        TreatMissingData treatMissingData,
        @Nullable ExtendedStatistic extendedStatistic) {

    private static final int SECONDS_PER_DAY = 86_400;

    public AlarmDefinition {
        boolean periodKnown = periodSeconds == 10
                || periodSeconds == 20
                || periodSeconds == 30
                || (periodSeconds > 0 && periodSeconds % 60 == 0);
        if (!periodKnown) {
            throw new IllegalArgumentException("alarm " + name + ": Period must be 10, 20, 30 or a multiple of 60, was "
                    + periodSeconds + " (CW-2)");
        }
        if (evaluationPeriods < 1 || (long) evaluationPeriods * periodSeconds > 7L * SECONDS_PER_DAY) {
            throw new IllegalArgumentException(
                    "alarm " + name + ": EvaluationPeriods must be at least 1 and cover at most 7" + " days, was "
                            + evaluationPeriods + " x " + periodSeconds + " s (CW-2)");
        }
        if (datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods) {
            throw new IllegalArgumentException("alarm " + name + ": DatapointsToAlarm must be 1 to " + evaluationPeriods
                    + ", was " + datapointsToAlarm + " (CW-3)");
        }
    }

    /** An alarm on one of the five plain statistics. */
    public AlarmDefinition(
            String name,
            MetricSpecification metric,
            Statistic statistic,
            ComparisonOperator comparisonOperator,
            Rational threshold,
            int periodSeconds,
            int evaluationPeriods,
            int datapointsToAlarm,
            TreatMissingData treatMissingData) {
        this(
                name,
                metric,
                statistic,
                comparisonOperator,
                threshold,
                periodSeconds,
                evaluationPeriods,
                datapointsToAlarm,
                treatMissingData,
                null);
    }

    /** The evaluation interval: N periods, in seconds (EX-37). */
    public long evaluationIntervalSeconds() {
        return (long) evaluationPeriods * periodSeconds;
    }

    /** Seconds between two evaluations: 10 for a high-resolution alarm, 3,600 for a multi-day one, else 60 (CW-1). */
    public int evaluatedEverySeconds() {
        if (evaluationIntervalSeconds() > SECONDS_PER_DAY) {
            return 3_600;
        }
        return periodSeconds < 60 ? 10 : 60;
    }

    /**
     * End of the newest data an evaluation looks at: the newest due slot (CW-15b), and for a multi-day alarm the last full
     * hour (CW-1).
     *
     * @param nowNanos time of the evaluation
     * @param lagNanos publication lag
     * @return a multiple of the period, of one minute for longer periods, since the window then slides by a minute
     */
    public long newestDataEndNanos(long nowNanos, long lagNanos) {
        long second = 1_000_000_000L;
        long due = nowNanos - lagNanos;
        long granularity = Math.min(periodSeconds, 60) * second;
        if (evaluationIntervalSeconds() > SECONDS_PER_DAY) {
            granularity = 3_600 * second;
        }
        return Math.floorDiv(due, granularity) * granularity;
    }
}
