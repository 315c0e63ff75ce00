package dev.dryscale.scaling.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmState;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.group.ScaleInBlock;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimpleScalingTest {

    private static final long SECOND = 1_000_000_000L;

    /** SS-2. */
    @Test
    void thePolicysCooldownGoesBeforeTheGroups() {
        assertThat(policy(2, 60).cooldownSeconds(Given.group(0, 9, 3))).isEqualTo(60);
        assertThat(policy(2, 0).cooldownSeconds(Given.group(0, 9, 3))).isZero();
        assertThat(policy(2, null).cooldownSeconds(Given.group(0, 9, 3))).isEqualTo(300);
    }

    @Test
    void addsItsAdjustmentToWhatIsDesired() {
        assertThat(decide(policy(2, null), group(3, null, false, GroupSnapshot.NO_COOLDOWN), 0))
                .isEqualTo(new SetDesiredCapacity(5, Outcome.SCALED_OUT, "ChangeInCapacity 2 of 3 = 5"));
        assertThat(decide(policy(-2, null), group(3, null, false, GroupSnapshot.NO_COOLDOWN), 0))
                .isEqualTo(new SetDesiredCapacity(1, Outcome.SCALED_IN, "ChangeInCapacity -2 of 3 = 1"));
        assertThat(decide(policy(0, null), group(3, null, false, GroupSnapshot.NO_COOLDOWN), 0)
                        .outcome())
                .isEqualTo(Outcome.IN_PLACE);
        assertThat(decide(policy(7, null), group(3, null, false, GroupSnapshot.NO_COOLDOWN), 0))
                .isEqualTo(new SetDesiredCapacity(
                        9, Outcome.SCALED_OUT, "ChangeInCapacity 7 of 3 = 10, limited to MaxSize 9"));
    }

    /** SS-3: first the activity, then the cooldown; the alarm's next invocation after it acts. */
    @Test
    void waitsForTheActivityAndThenForTheCooldown() {
        long ends = 400 * SECOND;
        assertThat(decide(policy(2, null), group(3, null, true, ends), ends))
                .isEqualTo(new NoChange(Outcome.COOLDOWN, "waits for the activity in progress to complete (SS-3)"));
        assertThat(decide(policy(2, null), group(3, null, false, ends), 340 * SECOND))
                .isEqualTo(new NoChange(Outcome.COOLDOWN, "in cooldown for another 60 s (SS-3)"));
        assertThat(decide(policy(2, null), group(3, null, false, ends), ends - 1)
                        .reason())
                .isEqualTo("in cooldown for another 1 s (SS-3)");
        assertThat(decide(policy(2, null), group(3, null, false, ends), ends).outcome())
                .isEqualTo(Outcome.SCALED_OUT);
    }

    /** TT-36 blocks while instances warm up; the default cooldown after launches gives way to the policy's own (SS-2). */
    @Test
    void aWarmupBlocksItsScaleInAndTheDefaultCooldownDoesNot() {
        ScaleInBlock warmup = new ScaleInBlock(Outcome.WARM_UP, "1 instance is warming up");
        ScaleInBlock cooldown = new ScaleInBlock(Outcome.COOLDOWN, "1 instance is within the default cooldown");
        assertThat(decide(policy(-1, 60), group(3, warmup, false, GroupSnapshot.NO_COOLDOWN), 0)
                        .outcome())
                .isEqualTo(Outcome.WARM_UP);
        assertThat(decide(policy(-1, 60), group(3, cooldown, false, GroupSnapshot.NO_COOLDOWN), 0)
                        .outcome())
                .isEqualTo(Outcome.SCALED_IN);
    }

    @Test
    void actsOnlyWhenInvokedAndTakesNoPartInTheVote() {
        SimpleScalingPolicy policy = policy(2, null);
        GroupSnapshot three = group(3, null, false, GroupSnapshot.NO_COOLDOWN);
        Controller controller = policy.newController(Profile.aws2026(), Given.group(0, 9, 3));
        Observation standing = new Observation(
                0, three, List.of(Given.standing(controller.alarms(three).get(0), AlarmState.ALARM, "90")));
        assertThat(controller.decide(standing).outcome()).isEqualTo(Outcome.IN_PLACE);
        assertThat(controller.takesPartInScaleInVote()).isFalse();
        assertThat(controller.scaleInVote(standing)).isEmpty();
        SimpleScalingPolicy off =
                new SimpleScalingPolicy("off", AdjustmentType.CHANGE_IN_CAPACITY, 2, 0, null, false, policy.alarms());
        assertThat(decide(off, three, 0).outcome()).isEqualTo(Outcome.DISABLED);
        assertThat(policy.estimatedInstanceWarmup()).isNull();
        ScalingPolicy plain = new Plain("plain");
        assertThat(plain.estimatedInstanceWarmup()).isNull();
        assertThat(plain.enabled()).isTrue();
    }

    /** A policy that says nothing but its name. */
    private record Plain(String name) implements ScalingPolicy {
        @Override
        public Controller newController(Profile profile, GroupConfiguration group) {
            return new SimpleScalingController(policy(0, null));
        }
    }

    private static ScalingDecision decide(SimpleScalingPolicy policy, GroupSnapshot group, long nowNanos) {
        return policy.newController(Profile.aws2026(), Given.group(0, 9, 3))
                .decide(new Observation(
                        nowNanos, group, List.of(Given.invoked(policy.alarms().get(0), "90"))));
    }

    private static GroupSnapshot group(
            int desired, @Nullable ScaleInBlock block, boolean activityInProgress, long cooldownEndsNanos) {
        return new GroupSnapshot(0, 9, desired, 0, desired, desired, 0, block, activityInProgress, cooldownEndsNanos);
    }

    private static SimpleScalingPolicy policy(int adjustment, @Nullable Integer cooldown) {
        return new SimpleScalingPolicy(
                "simple",
                AdjustmentType.CHANGE_IN_CAPACITY,
                adjustment,
                0,
                cooldown,
                true,
                List.of(StepScalingTest.alarm(ComparisonOperator.GREATER_THAN_THRESHOLD, "50")));
    }
}
