package dev.dryscale.scenario.policy;

import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scenario.document.Fields;

/**
 * A kind of scaling policy from outside the tree, found by {@link java.util.ServiceLoader} in the user's own jar.
 * Implementations are immutable and have a public constructor without parameters.
 */
public interface PolicyPlugin {

    /** The word under {@code PolicyType}; none of AWS's. */
    String policyType();

    /**
     * Reads one policy. Takes every member it knows from {@code members}, tells mistakes to
     * {@link Fields#problems()}, and leaves unknown members alone: the caller refuses them.
     *
     * @param name of the policy
     */
    ScalingPolicy read(String name, Fields members);
}
