package dev.dryscale.experiment;

import dev.dryscale.scaling.policy.ScalingPolicy;
import java.util.List;

/**
 * One way to scale the group: the policies attached together, under one name.
 *
 * @param origin where it was written, e.g. {@code scaling_policy.json}; for reports
 */
public record Candidate(String name, List<ScalingPolicy> policies, String origin) {

    public Candidate {
        policies = List.copyOf(policies);
    }
}
