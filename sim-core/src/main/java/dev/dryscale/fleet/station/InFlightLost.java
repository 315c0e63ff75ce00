package dev.dryscale.fleet.station;

import java.io.Serial;
import java.util.Locale;

/**
 * An instance was taken away with requests in flight, which the fast loop cannot take back: the run starts again on the
 * generic event loop. Not an error, so it has no stack trace.
 */
public final class InFlightLost extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    InFlightLost(int row, long nowNanos) {
        super(
                String.format(Locale.ROOT, "row %d is taken away at %d ns with requests in flight", row, nowNanos),
                null,
                false,
                false);
    }
}
