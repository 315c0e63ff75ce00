package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.LifecycleState;
import dev.dryscale.random.RandomStreams;
import java.util.Comparator;
import java.util.List;

/**
 * The group's lifecycle hooks (LC-2 to LC-5). All hooks of a transition wait at the same time; the instance goes on when
 * all are done. One ABANDON ends a launch, and ends the other waits of a termination.
 */
public record LifecycleHooks(List<LifecycleHook> hooks) implements FleetFeature {

    private static final String ABANDONED =
            "an instance was taken out of service in response to a lifecycle action that was abandoned.";

    public LifecycleHooks {
        hooks = List.copyOf(hooks);
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        return new Run(controls);
    }

    private final class Run implements FeatureRun {

        private final GroupControls controls;
        private final RandomStreams streams;
        private int waits;

        Run(GroupControls controls) {
            this.controls = controls;
            this.streams = controls.streams("hooks");
        }

        @Override
        public boolean holdLaunch(Instance instance, long nowNanos) {
            var ends = ends(true);
            if (ends.isEmpty()) {
                return false;
            }
            var waiting = instance.state() == LifecycleState.WARMED_PENDING
                    ? LifecycleState.WARMED_PENDING_WAIT
                    : LifecycleState.PENDING_WAIT;
            hold(instance, waiting, outcome(ends), nowNanos);
            return true;
        }

        @Override
        public boolean holdTermination(Instance instance, long nowNanos) {
            var ends = ends(false);
            if (ends.isEmpty()) {
                return false;
            }
            long after = outcome(ends).afterNanos();
            hold(
                    instance,
                    LifecycleState.TERMINATING_WAIT,
                    new LifecycleHook.End(after, LifecycleHook.Result.CONTINUE),
                    nowNanos);
            return true;
        }

        private List<LifecycleHook.End> ends(boolean launching) {
            int wait = waits++;
            return hooks.stream()
                    .filter(hook -> hook.launching() == launching)
                    .map(hook -> hook.draw(streams.named(hook.name() + "/" + wait)))
                    .toList();
        }

        private void hold(Instance instance, LifecycleState waiting, LifecycleHook.End end, long nowNanos) {
            controls.await(instance, waiting, nowNanos);
            int way = instance.way();
            controls.schedule(nowNanos + end.afterNanos(), now -> {
                if (instance.way() != way || instance.state() != waiting) {
                    return;
                }
                if (end.result() == LifecycleHook.Result.CONTINUE) {
                    controls.proceed(instance, now);
                } else {
                    controls.abandon(instance, ABANDONED, now);
                }
            });
        }
    }

    /** The first ABANDON decides, else the last CONTINUE. */
    static LifecycleHook.End outcome(List<LifecycleHook.End> ends) {
        var byTime = Comparator.comparingLong(LifecycleHook.End::afterNanos);
        return ends.stream()
                .filter(end -> end.result() == LifecycleHook.Result.ABANDON)
                .min(byTime)
                .or(() -> ends.stream().max(byTime))
                .orElseThrow();
    }
}
