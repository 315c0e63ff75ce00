package dev.dryscale.aws.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A group with all that scales it, read in one go.
 *
 * @param scheduledActions as {@code describe-scheduled-actions} shows them
 */
public record LiveState(LiveGroup group, List<LivePolicy> policies, List<JsonNode> scheduledActions) {

    public LiveState {
        policies = List.copyOf(policies);
        scheduledActions = List.copyOf(scheduledActions);
    }

    public Snapshot snapshot() {
        return Snapshot.of(group, policies, scheduledActions).normal();
    }

    /** The policy of that name, as AWS has it now. */
    public Optional<LivePolicy> policy(String name) {
        return policies.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }
}
