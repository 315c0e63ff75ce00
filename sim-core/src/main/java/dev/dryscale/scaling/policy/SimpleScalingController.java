package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import java.util.List;
import java.util.OptionalInt;

/** Simple scaling at work: waits for the activity and for the cooldown, then acts on the next invocation (SS-3). */
final class SimpleScalingController implements Controller {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final SimpleScalingPolicy policy;

    SimpleScalingController(SimpleScalingPolicy policy) {
        this.policy = policy;
    }

    @Override
    public List<AlarmDefinition> alarms(GroupSnapshot group) {
        return policy.alarms();
    }

    @Override
    public boolean takesPartInScaleInVote() {
        return false;
    }

    @Override
    public OptionalInt scaleInVote(Observation observation) {
        return OptionalInt.empty();
    }

    @Override
    public ScalingDecision decide(Observation observation) {
        return UserAlarms.decide(policy.enabled(), observation, alarm -> act(observation));
    }

    private ScalingDecision act(Observation observation) {
        GroupSnapshot group = observation.group();
        if (group.activityInProgress()) {
            return new NoChange(Outcome.COOLDOWN, "waits for the activity in progress to complete (SS-3)");
        }
        long left = group.cooldownEndsNanos() - observation.nowNanos();
        if (group.cooldownEndsNanos() != GroupSnapshot.NO_COOLDOWN && left > 0) {
            long seconds = (left + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND;
            return new NoChange(Outcome.COOLDOWN, "in cooldown for another " + seconds + " s (SS-3)");
        }
        int desired = group.desiredCapacity();
        long wanted =
                policy.adjustmentType().adjusted(desired, policy.scalingAdjustment(), policy.minAdjustmentMagnitude());
        String formula = policy.adjustmentType().awsName() + " " + policy.scalingAdjustment() + " of " + desired + " = "
                + wanted;
        return wanted >= desired
                ? CapacityChange.out(group, wanted, formula)
                : CapacityChange.in(withoutCooldownBlock(group), group.clamp(wanted), formula, "");
    }

    /** The policy's own cooldown, just checked, stands in for the group's default one (SS-2); a warm-up still blocks. */
    private static GroupSnapshot withoutCooldownBlock(GroupSnapshot group) {
        boolean coolsDown =
                group.scaleInBlock() != null && group.scaleInBlock().outcome().equals(Outcome.COOLDOWN);
        return coolsDown
                ? new GroupSnapshot(
                        group.minSize(),
                        group.maxSize(),
                        group.desiredCapacity(),
                        group.pending(),
                        group.inService(),
                        group.pastWarmup(),
                        group.terminating(),
                        null,
                        group.activityInProgress(),
                        group.cooldownEndsNanos())
                : group;
    }
}
