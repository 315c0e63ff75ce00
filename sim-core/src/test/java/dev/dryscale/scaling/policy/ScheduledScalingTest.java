package dev.dryscale.scaling.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmState;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import dev.dryscale.scaling.policy.ScalingDecision.SetLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What acts by the clock: scheduled actions, and policies that are switched off and on. */
class ScheduledScalingTest {

    private static Observation at(long nanos) {
        return new Observation(nanos, GroupSnapshot.atRest(1, 9, 4), List.of());
    }

    /** SCH-1, SCH-4: in order, each once, and two of one instant with the later one's word last. */
    @Test
    void doesEachActionOnceInOrder() {
        var morning = new ScheduledAction("morning", List.of(100L, 500L), 4, null, 6);
        var also = new ScheduledAction("also", List.of(100L), null, 8, 7);
        var controller = new ScheduledScaling("s", List.of(morning, also))
                .newController(Profile.aws2026(), Given.group(1, 9, 4));
        assertThat(controller.nextCallNanos(-1)).isEqualTo(100);
        assertThat(controller.nextCallNanos(100)).isEqualTo(500);
        assertThat(controller.nextCallNanos(500)).isEqualTo(Long.MAX_VALUE);
        assertThat(controller.decide(at(50))).isInstanceOf(NoChange.class);
        assertThat(controller.decide(at(160))).isInstanceOfSatisfying(SetLimits.class, limits -> {
            assertThat(limits.minSize()).isEqualTo(4);
            assertThat(limits.maxSize()).isEqualTo(8);
            assertThat(limits.desiredCapacity()).isEqualTo(7);
            assertThat(limits.reason()).contains("morning, also");
        });
        assertThat(controller.decide(at(170))).isInstanceOf(NoChange.class);
        assertThat(controller.decide(at(500))).isInstanceOf(SetLimits.class);
        assertThat(controller.takesPartInScaleInVote()).isFalse();
        assertThat(controller.scaleInVote(at(0))).isEmpty();
    }

    /** SCH-1. */
    @Test
    void anActionSetsSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScheduledAction("a", List.of(), null, null, null))
                .withMessageContaining("must set MinSize, MaxSize or DesiredCapacity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScheduledAction("a", List.of(), 5, 4, null))
                .withMessageContaining("MinSize 5 is above MaxSize 4");
    }

    /** TT-45: off it neither scales nor votes; on again it acts at once on an alarm that stands in ALARM. */
    @Test
    void aSwitchedPolicyRestsAndActsAtOnceWhenItIsOnAgain() {
        var tracking = TargetTrackingPolicy.of("p", Given.CPU, Rational.of(50));
        var switched = new SwitchedPolicy(
                tracking, List.of(new SwitchedPolicy.Switch(100, false), new SwitchedPolicy.Switch(200, true)));
        var controller = switched.newController(Profile.aws2026(), Given.group(1, 9, 2));
        var group = GroupSnapshot.atRest(1, 9, 2);
        var alarms = controller.alarms(group);
        var busy = List.of(
                Given.standing(alarms.get(0), AlarmState.ALARM, "90"),
                Given.standing(alarms.get(1), AlarmState.OK, "90"));
        assertThat(controller.nextCallNanos(0)).isEqualTo(100);
        assertThat(controller.nextCallNanos(100)).isEqualTo(200);
        assertThat(controller.decide(new Observation(150, group, busy)).outcome())
                .isEqualTo(Outcome.DISABLED);
        assertThat(controller.takesPartInScaleInVote()).isFalse();
        assertThat(controller.scaleInVote(new Observation(150, group, busy))).isEmpty();
        assertThat(controller.decide(new Observation(200, group, busy)).outcome())
                .isEqualTo(Outcome.SCALED_OUT);
        assertThat(controller.decide(new Observation(210, group, busy)).outcome())
                .isEqualTo(Outcome.IN_PLACE);
        assertThat(controller.takesPartInScaleInVote()).isTrue();
        assertThat(switched.name()).isEqualTo("p");
    }
}
