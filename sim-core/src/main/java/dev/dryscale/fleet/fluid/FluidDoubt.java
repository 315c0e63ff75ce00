package dev.dryscale.fleet.fluid;

import java.util.Locale;

/**
 * What a fluid is known to be wrong about, with the largest differences to single requests over those of the library's results
 * that give the reason for the doubt; the figures are written by {@code FluidErrorTest}, which measures the whole library.
 */
enum FluidDoubt {
    /** None of the others. */
    NONE(0.0, 0.0, 0.0),
    UTILISATION(0.0, 0.0, 0.0),
    BACKLOG(0.0, 0.0, 0.0),
    LONG_TAIL(0.0, 0.0, 0.0),
    RECORDED(0.0, 0.0, 0.0),
    UNMODELLED(0.0, 0.0, 0.0);

    private final double hours;
    private final double mean;
    private final double p99;

    /** In percent. */
    FluidDoubt(double hours, double mean, double p99) {
        this.hours = hours;
        this.mean = mean;
        this.p99 = p99;
    }

    /** The measured bound in words; empty where the library has no such result. */
    String bound() {
        return hours == 0 && mean == 0 && p99 == 0
                ? "the library has no such result to measure"
                : String.format(
                        Locale.ROOT,
                        "measured over the library: instance hours within %.1f %%, mean response within %.1f %%, p99 within %.1f %%",
                        hours,
                        mean,
                        p99);
    }
}
