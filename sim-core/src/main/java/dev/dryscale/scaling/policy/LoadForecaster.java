package dev.dryscale.scaling.policy;

/** A model of the load for predictive scaling. AWS's own is unpublished (PR-8); any function can stand here. */
@FunctionalInterface
public interface LoadForecaster {

    /** Fewer hours than this are too few (PR-2). */
    int LEAST_HOURS = 24;

    /**
     * The load of the next hours.
     *
     * @param hourly the load of each hour so far, oldest first; at least {@link #LEAST_HOURS} of them
     * @param hours how many to forecast
     */
    double[] forecast(double[] hourly, int hours);
}
