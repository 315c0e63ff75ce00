package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.random.RandomStream;

/**
 * Datapoints that never reach CloudWatch: alarms treat them as missing (CW-15).
 *
 * @param share of the datapoints, metric by metric, 0 to 1
 * @param fromNanos first instant
 * @param toNanos first instant after it
 */
public record MissingDatapoints(double share, long fromNanos, long toNanos) implements FleetFeature {

    @Override
    public boolean isStationary() {
        return false;
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        return new FeatureRun() {
            private final RandomStream stream =
                    controls.streams("missingDatapoints/" + fromNanos).named("lost");

            @Override
            public boolean losesDatapoint(long slotEndNanos) {
                return slotEndNanos > fromNanos && slotEndNanos <= toNanos && stream.nextDouble() < share;
            }
        };
    }
}
