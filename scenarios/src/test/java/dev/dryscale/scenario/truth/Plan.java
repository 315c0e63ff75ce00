package dev.dryscale.scenario.truth;

import dev.dryscale.record.Observation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a case is run and measured.
 *
 * @param text the scenario
 * @param unit nanoseconds of a unit of the model
 * @param measure what a replication gives
 * @param arrivalsPerWindow expected arrivals in the observed window; 0 when they are no control variate
 * @param meanWork expected nanoseconds of service per arrival
 * @param secondMoment of the service time, in squares of its mean
 */
record Plan(String text, double unit, Measure measure, double arrivalsPerWindow, double meanWork, double secondMoment) {

    /** Tells how a quantity is estimated from replications. */
    sealed interface Measure {}

    /** The sum of numerators over the sum of denominators, both seen in every replication. */
    record Ratio(Function<Observation, Double> numerator, Function<Observation, Double> denominator)
            implements Measure {}

    /** The time that a share of requests exceeds. */
    record Quantile(boolean ofWaits, double share) implements Measure {}

    /** How far the mean number in system, seen at instants through one period, lags behind the rate. */
    record Lag(double period, double peakOfRate) implements Measure {}

    /** Something of one run that has no chance in it. */
    record Exact(Function<dev.dryscale.record.RunResult, Object> result) implements Measure {}

    static Ratio share(Function<Observation, Double> numerator) {
        return new Ratio(numerator, seen -> (double) seen.arrived());
    }

    static Ratio overTime(Function<Observation, Double> integral) {
        return new Ratio(integral, seen -> (double) seen.windowNanos());
    }

    /** An answer, with the half-width of its 95 % interval; a table for control loops. */
    record Answer(@Nullable Object exact, double estimate, double halfWidth, long replications, long requests) {}
}
