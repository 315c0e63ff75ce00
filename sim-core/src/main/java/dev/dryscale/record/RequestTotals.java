package dev.dryscale.record;

/**
 * Exact request counts of a run. Attempts: {@code arrived = completed + rejected + timedOut + abandoned + failed +
 * inSystem}; requests: {@code offered = succeeded + gaveUp + open}.
 */
public record RequestTotals(
        long offered,
        long arrived,
        long retries,
        long completed,
        long rejected,
        long timedOut,
        long abandoned,
        long failed,
        long inSystem,
        long succeeded,
        long gaveUp,
        long open) {

    /** Requests that got no answer as a share of those decided; 0 when nothing was decided. */
    public double errorRate() {
        var decided = succeeded + gaveUp;
        return decided == 0 ? 0 : (double) gaveUp / decided;
    }
}
