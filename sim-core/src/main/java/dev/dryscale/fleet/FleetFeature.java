package dev.dryscale.fleet;

/**
 * One thing a group can be configured to do beyond launching and terminating: an immutable record, one file in {@code
 * fleet.feature} and one line in its catalog. What it remembers lives in the {@link FeatureRun} it makes for one run.
 */
public interface FleetFeature {

    /** Makes what the feature does and remembers in one run. Nothing has been launched yet. */
    FeatureRun start(GroupControls controls);

    /** Whether it acts alike at every moment; false for what happens at one of them, or is used up in time. */
    default boolean isStationary() {
        return true;
    }

    /** Whether only the event loop can show what this does to requests, e.g. instances of different size. */
    default boolean needsEventLoop() {
        return false;
    }
}
