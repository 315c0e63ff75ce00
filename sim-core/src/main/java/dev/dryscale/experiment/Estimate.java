package dev.dryscale.experiment;

/**
 * A value with its interval.
 *
 * @param low lower end of the 95 % interval; equal to {@code value} when there is none
 * @param high upper end
 * @param source where the interval comes from
 */
public record Estimate(double value, double low, double high, Source source) {

    /** What an interval speaks about. */
    public enum Source {
        /** One run: no interval. */
        NONE("no interval: one replication"),
        /** Replications differ in simulated chance only. */
        SIMULATED("95 % interval over simulated randomness only"),
        /** Day-block bootstrap over the days of the trace. */
        DAYS("95 % interval over the days of the trace");

        private final String sentence;

        Source(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    public static Estimate exact(double value) {
        return new Estimate(value, value, value, Source.NONE);
    }

    /**
     * The mean of independent replications with its 95 % t interval; without one where there is only one. No measure but regret
     * can be negative, so neither can its interval.
     */
    public static Estimate ofMean(Measure measure, double[] replications) {
        var mean = Estimates.mean(replications);
        return measure.isRegret()
                ? mean
                : new Estimate(mean.value(), Math.max(0, mean.low()), mean.high(), mean.source());
    }

    public boolean hasInterval() {
        return source != Source.NONE;
    }
}
