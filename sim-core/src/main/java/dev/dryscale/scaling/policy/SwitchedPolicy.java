package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A policy that is switched off and on again while the group runs (TT-45): while it is off it neither scales nor votes, and when
 * it is on again it may act at once on alarms that are in ALARM.
 *
 * @param policy until the first switch it is as it says itself
 * @param switches in time order
 */
public record SwitchedPolicy(ScalingPolicy policy, List<Switch> switches) implements ScalingPolicy {

    /** From {@code atNanos} on the policy is enabled or not. */
    public record Switch(long atNanos, boolean enabled) {}

    public SwitchedPolicy {
        switches = List.copyOf(switches);
    }

    @Override
    public String name() {
        return policy.name();
    }

    @Override
    public @Nullable Integer estimatedInstanceWarmup() {
        return policy.estimatedInstanceWarmup();
    }

    @Override
    public int cooldownSeconds(GroupConfiguration group) {
        return policy.cooldownSeconds(group);
    }

    @Override
    public boolean isTimed() {
        return true;
    }

    @Override
    public boolean enabled() {
        return policy.enabled();
    }

    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        return new Switched(policy.switchedOn().newController(profile, group), policy.enabled(), switches);
    }

    private static final class Switched implements Controller {

        private final Controller inner;
        private final boolean enabledAtFirst;
        private final List<Switch> switches;
        private boolean wasEnabled;

        Switched(Controller inner, boolean enabledAtFirst, List<Switch> switches) {
            this.inner = inner;
            this.enabledAtFirst = enabledAtFirst;
            this.switches = switches;
            this.wasEnabled = enabledAtFirst;
        }

        private boolean enabledAt(long nowNanos) {
            boolean enabled = enabledAtFirst;
            for (var one : switches) {
                enabled = one.atNanos() <= nowNanos ? one.enabled() : enabled;
            }
            return enabled;
        }

        @Override
        public List<AlarmDefinition> alarms(GroupSnapshot group) {
            return inner.alarms(group);
        }

        @Override
        public List<MetricSpecification> metrics() {
            return inner.metrics();
        }

        /** Of the policy itself, and each switch: on again it looks at its alarms at once. */
        @Override
        public long nextCallNanos(long nowNanos) {
            long next = inner.nextCallNanos(nowNanos);
            for (var one : switches) {
                next = one.atNanos() > nowNanos ? Math.min(next, one.atNanos()) : next;
            }
            return next;
        }

        @Override
        public ScalingDecision decide(Observation observation) {
            boolean enabled = enabledAt(observation.nowNanos());
            boolean again = enabled && !wasEnabled;
            wasEnabled = enabled;
            if (!enabled) {
                return new NoChange(Outcome.DISABLED, "the policy is disabled (TT-45)");
            }
            return inner.decide(again ? invoked(observation) : observation);
        }

        private static Observation invoked(Observation observation) {
            var alarms =
                    observation.alarms().stream().map(AlarmStatus::lookedAt).toList();
            return new Observation(
                    observation.nowNanos(),
                    observation.group(),
                    alarms,
                    observation.activities(),
                    observation.history());
        }

        @Override
        public boolean isReference() {
            return inner.isReference();
        }

        @Override
        public @Nullable HourForecast forecast(long nanos) {
            return inner.forecast(nanos);
        }

        @Override
        public int floor(Observation observation) {
            return wasEnabled ? inner.floor(observation) : 0;
        }

        @Override
        public boolean takesPartInScaleInVote() {
            return inner.takesPartInScaleInVote() && wasEnabled;
        }

        @Override
        public OptionalInt scaleInVote(Observation observation) {
            return wasEnabled ? inner.scaleInVote(observation) : OptionalInt.empty();
        }
    }
}
