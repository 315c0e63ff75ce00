package dev.dryscale.fleet.station;

/**
 * From a moment on, requests need more or less CPU or slot time than the scenario's law says, as after a release.
 *
 * @param atNanos for requests that arrive from then on
 * @param factor of the drawn or recorded size, above 0; not of the change before
 */
public record SizeChange(long atNanos, double factor) {

    /** @throws IllegalArgumentException for a factor that is not positive */
    public SizeChange {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("the factor of a size must be above 0, was " + factor);
        }
    }
}
