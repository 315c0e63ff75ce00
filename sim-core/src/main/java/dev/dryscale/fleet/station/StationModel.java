package dev.dryscale.fleet.station;

import dev.dryscale.record.Observe;
import org.jspecify.annotations.Nullable;

/**
 * How a station differs from instances that the group launches and that start empty.
 *
 * @param infiniteServers whether every request starts at once
 * @param launch null when the group launches
 * @param observe null when nothing is observed
 */
public record StationModel(
        boolean infiniteServers,
        @Nullable RequestLaunch launch,
        StartState start,
        @Nullable Observe observe) {

    /** The group launches, the start is empty and nothing is observed. */
    public static final StationModel PLAIN = new StationModel(false, null, StartState.EMPTY, null);
}
