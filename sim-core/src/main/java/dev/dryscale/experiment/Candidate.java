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
 * @param reference whether it is a yardstick only: no gate is held against it, and it never wins
 */
public record Candidate(
        String name,
        List<ScalingPolicy> policies,
        String origin,
        @Nullable FleetModel fleet,
        boolean reference) {

    public Candidate {
        policies = List.copyOf(policies);
    }

    /** Policies on the scenario's own fleet. */
    public Candidate(String name, List<ScalingPolicy> policies, String origin) {
        this(name, policies, origin, null, false);
    }

    /** Policies on a fleet that may be otherwise than the scenario's. */
    public Candidate(String name, List<ScalingPolicy> policies, String origin, @Nullable FleetModel fleet) {
        this(name, policies, origin, fleet, false);
    }

    /** The fleet that these policies scale. */
    public FleetModel fleetIn(Scenario scenario) {
        return fleet == null ? scenario.fleet() : fleet;
    }
}
