package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.policy.ScalingDecision.SetLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;

/** The scheduled actions of a group, as one policy that acts by the clock (SCH-1 to SCH-7). */
public record ScheduledScaling(String name, List<ScheduledAction> actions) implements ScalingPolicy {

    public ScheduledScaling {
        actions = List.copyOf(actions);
    }

    /**
     * The same actions, each later than its time by what {@code lateNanos} gives for the number of its instant, counted from 0;
     * their order stays (SCH-4).
     */
    public ScheduledScaling delayed(IntToLongFunction lateNanos) {
        var late = new ArrayList<ScheduledAction>();
        long nominal = -1;
        long actual = 0;
        int number = -1;
        for (var due : dues(actions)) {
            if (due.atNanos() != nominal) {
                nominal = due.atNanos();
                number++;
                actual = Math.max(actual, nominal + lateNanos.applyAsLong(number));
            }
            var action = due.action();
            late.add(new ScheduledAction(
                    action.name(), List.of(actual), action.minSize(), action.maxSize(), action.desiredCapacity()));
        }
        return new ScheduledScaling(name, late);
    }

    @Override
    public boolean isTimed() {
        return true;
    }

    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        return new AtItsTimes(this);
    }

    private record Due(long atNanos, ScheduledAction action) {}

    private static List<Due> dues(List<ScheduledAction> actions) {
        return actions.stream()
                .flatMap(action -> action.atNanos().stream().map(at -> new Due(at, action)))
                .sorted(Comparator.comparingLong(Due::atNanos)) // stable: the file's order at one instant
                .toList();
    }

    /** Does each action once, when it is asked at or after its instant; actions of one instant in the order of the file. */
    private static final class AtItsTimes implements Controller {

        private final List<Due> dues;
        private int next;

        AtItsTimes(ScheduledScaling policy) {
            this.dues = dues(policy.actions());
        }

        @Override
        public List<AlarmDefinition> alarms(GroupSnapshot group) {
            return List.of();
        }

        @Override
        public long nextCallNanos(long nowNanos) {
            int low = 0;
            int high = dues.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (dues.get(middle).atNanos() > nowNanos) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low == dues.size() ? Long.MAX_VALUE : dues.get(low).atNanos();
        }

        @Override
        public ScalingDecision decide(Observation observation) {
            var due = new ArrayList<ScheduledAction>();
            while (next < dues.size() && dues.get(next).atNanos() <= observation.nowNanos()) {
                due.add(dues.get(next++).action());
            }
            return due.isEmpty()
                    ? new ScalingDecision.NoChange(Outcome.IN_PLACE, "no scheduled action is due")
                    : together(due);
        }

        /** Of actions of one instant the later one has the last word. */
        private static SetLimits together(List<ScheduledAction> due) {
            Integer min = null;
            Integer max = null;
            Integer desired = null;
            for (var action : due) {
                min = action.minSize() == null ? min : action.minSize();
                max = action.maxSize() == null ? max : action.maxSize();
                desired = action.desiredCapacity() == null ? desired : action.desiredCapacity();
            }
            String names = due.stream().map(ScheduledAction::name).collect(Collectors.joining(", "));
            return new SetLimits(min, max, desired, names, Outcome.SCHEDULED, "scheduled action " + names + " (SCH-1)");
        }

        @Override
        public boolean takesPartInScaleInVote() {
            return false;
        }

        @Override
        public OptionalInt scaleInVote(Observation observation) {
            return OptionalInt.empty();
        }
    }
}
