package dev.dryscale.scaling.policy;

/**
 * A rule that turns what a group looks like into the capacity it should have. Immutable; what it remembers lives in the
 * controller it makes for one run.
 */
public interface ScalingPolicy {

    /** The policy's name, unique within its group. */
    String name();
}
