package dev.dryscale.fleet.station;

import dev.dryscale.random.Distribution;
import java.util.List;

/**
 * Servers that are set up when requests need them and switched off when they have nothing to do: M/M/k/setup and its kin.
 *
 * @param maxInSetup servers in set-up at a time, at least 1; {@link Integer#MAX_VALUE} is as many as requests wait
 * @param cancelsNewest whether a set-up that no waiting request needs any more is cancelled, the newest first; as EC2
 *     launches are, it is else never cancelled
 * @param servers that exist, {@link Integer#MAX_VALUE} for as many as it takes
 * @param setup phases of a set-up in seconds, one after the other
 * @param idleTimeout seconds that a server without work stays on; always 0 is off at once
 */
public record RequestLaunch(
        int maxInSetup, boolean cancelsNewest, int servers, List<Distribution> setup, Distribution idleTimeout) {

    /**
     * A rule for launches.
     *
     * @throws IllegalArgumentException unless there may be at least one server, and one set-up at a time
     */
    public RequestLaunch {
        setup = List.copyOf(setup);
        if (maxInSetup < 1 || servers < 1) {
            throw new IllegalArgumentException("there must be at least one server and one set-up at a time, were "
                    + servers + " and " + maxInSetup);
        }
    }
}
