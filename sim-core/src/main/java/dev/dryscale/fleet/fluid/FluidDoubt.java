package dev.dryscale.fleet.fluid;

import java.util.Locale;

/**
 * What a fluid is known to be wrong about, the gravest first, with the largest differences in percent to single requests over
 * the results of the library that share their gravest doubt. The figures are written by {@code FluidErrorTest}, which measures
 * the whole library; {@code docs/fluid-error.md} has them one by one.
 */
enum FluidDoubt {
    BACKLOG(209.1, 51502.8, 46292.6),
    UTILISATION(14.4, 74704.3, 300887.9),
    RECORDED(0.0, 0.6, 54.8),
    LONG_TAIL(0.0, 0.0, 0.0),
    SHAPE(293.4, 0.5, 39.5),
    UNMODELLED(30.3, 3.1, 5.7),
    /** None of the others; these are the bounds that the project promises, and what is measured lies within. */
    NONE(2.0, 1.0, 1.0);

    private final double hours;
    private final double mean;
    private final double p99;

    FluidDoubt(double hours, double mean, double p99) {
        this.hours = hours;
        this.mean = mean;
        this.p99 = p99;
    }

    /** The measured bound in words. */
    String bound() {
        if (hours == 0 && mean == 0 && p99 == 0) {
            return "fluid: the library has no result like this one to measure its error by";
        }
        return String.format(
                Locale.ROOT,
                "fluid, measured against single requests on the library's results %s: "
                        + "instance hours within %.1f %%, mean response within %.1f %%, p99 within %.1f %%",
                this == NONE ? "that it trusts" : "that it trusts no more than this one",
                hours,
                mean,
                p99);
    }
}
