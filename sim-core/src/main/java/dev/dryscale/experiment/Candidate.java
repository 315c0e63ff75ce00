package dev.dryscale.experiment;

import dev.dryscale.fleet.FleetModel;
import dev.dryscale.scaling.policy.ScalingPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to scale the group: the policies attached together, under one name, and the fleet where it is otherwise than the
 * scenario says.
 *
 * @param origin where it was written, e.g. {@code scaling_policy.json}; for reports
 * @param fleet null for the scenario's own
 */
public record Candidate(
        String name,
        List<ScalingPolicy> policies,
        String origin,
        @Nullable FleetModel fleet) {

    public Candidate {
        policies = List.copyOf(policies);
    }

    /** Policies on the scenario's own fleet. */
    public Candidate(String name, List<ScalingPolicy> policies, String origin) {
        this(name, policies, origin, null);
    }

    /** The fleet that these policies scale. */
    public FleetModel fleetIn(Scenario scenario) {
        return fleet == null ? scenario.fleet() : fleet;
    }
}
