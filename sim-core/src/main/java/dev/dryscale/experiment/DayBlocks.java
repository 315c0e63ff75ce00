package dev.dryscale.experiment;

import dev.dryscale.experiment.Estimate.Source;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import java.util.Arrays;

/**
 * The interval over the days of a recording: whole days are drawn with replacement, so that what belongs together within a
 * day stays together, and the mean is studentised (bootstrap-t, Efron and Tibshirani 1993, ch. 12), which with a handful of
 * days holds its level where the plain percentile interval does not. The draws are always the same.
 */
final class DayBlocks {

    /** Fewer days say too little about days. */
    static final int FEWEST_DAYS = 7;

    private static final int RESAMPLES = 1_999;
    private static final double TAIL = 0.025;

    private final double mean;
    private final double standardError;
    private final double[] studentised;

    /** @param days a value per day */
    DayBlocks(double[] days) {
        this.mean = mean(days);
        this.standardError = standardError(days, mean);
        this.studentised = resample(days);
    }

    /**
     * The total over the run.
     *
     * @param daysInRun partial days included
     */
    Estimate total(double daysInRun) {
        double low = mean - quantile(1 - TAIL) * standardError;
        double high = mean - quantile(TAIL) * standardError;
        return new Estimate(mean * daysInRun, low * daysInRun, high * daysInRun, Source.DAYS);
    }

    /** The chance of a mean so far from zero if it were zero. */
    double pValue() {
        if (standardError == 0) {
            return mean == 0 ? 1 : 0;
        }
        double seen = Math.abs(mean / standardError);
        long further = Arrays.stream(studentised)
                .filter(value -> Math.abs(value) >= seen)
                .count();
        return (further + 1.0) / (studentised.length + 1.0);
    }

    private double quantile(double share) {
        return studentised.length == 0 ? 0 : studentised[(int) Math.ceil(share * (studentised.length + 1)) - 1];
    }

    private double[] resample(double[] days) {
        if (standardError == 0) {
            return new double[0];
        }
        RandomStream stream = new RandomStreams(days.length).named("dayBlocks");
        var values = new double[RESAMPLES];
        var drawn = new double[days.length];
        for (int r = 0; r < RESAMPLES; r++) {
            double error = 0;
            double drawnMean = 0;
            while (error == 0) { // the same day every time has no spread to go by
                for (int d = 0; d < drawn.length; d++) {
                    drawn[d] = days[stream.nextInt(days.length)];
                }
                drawnMean = mean(drawn);
                error = standardError(drawn, drawnMean);
            }
            values[r] = (drawnMean - mean) / error;
        }
        Arrays.sort(values);
        return values;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double standardError(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
