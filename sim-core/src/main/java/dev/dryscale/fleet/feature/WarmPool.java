package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.LifecycleState;
import dev.dryscale.random.Distribution;
import dev.dryscale.random.RandomStreams;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Instances that are prepared before they are needed (LC-30 to LC-35).
 *
 * @param poolState {@code WARMED_STOPPED}, {@code WARMED_RUNNING} or {@code WARMED_HIBERNATED}
 * @param minSize least members, 0 by default
 * @param maxPrepared {@code MaxGroupPreparedCapacity}; null is the group's maximum
 * @param reuseOnScaleIn whether instances that are scaled in return to the pool
 * @param running seconds from the start of a stopped or hibernated member to {@code running}
 * @param ready seconds from there until the application answers
 */
public record WarmPool(
        LifecycleState poolState,
        int minSize,
        @Nullable Integer maxPrepared,
        boolean reuseOnScaleIn,
        Distribution running,
        Distribution ready)
        implements FleetFeature {

    private static final String FILL =
            "an instance was launched into the warm pool in response to a difference between its desired and actual size.";
    private static final String SHRINK =
            "an instance was taken out of the warm pool in response to a difference between its desired and actual size.";

    /** Members the pool should have (LC-30, EX-53). */
    static int size(int minSize, int preparedCapacity, int desiredCapacity) {
        return Math.max(Math.max(0, minSize), preparedCapacity - desiredCapacity);
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        return new Run(controls);
    }

    private final class Run implements FeatureRun {

        private final GroupControls controls;
        private final RandomStreams streams;
        private int starts;
        private boolean adjusting;

        Run(GroupControls controls) {
            this.controls = controls;
            this.streams = controls.streams("warmPool");
        }

        @Override
        public void begin(long nowNanos) {
            adjust(nowNanos);
        }

        @Override
        public void capacityChanged(long nowNanos) {
            adjust(nowNanos);
        }

        @Override
        public void ended(Instance instance, long nowNanos) {
            adjust(nowNanos);
        }

        /** A launch that failed is made up for. */
        @Override
        public void minuteClosed(long nowNanos) {
            controls.schedule(nowNanos, this::adjust);
        }

        private int wanted() {
            int prepared = maxPrepared == null ? controls.maxSize() : maxPrepared;
            return size(minSize, prepared, controls.desiredCapacity());
        }

        @Override
        public WarmPoolSize warmPool() {
            return new WarmPoolSize(Math.max(0, minSize), wanted());
        }

        private List<Instance> members() {
            return controls.instances().stream()
                    .filter(instance -> instance.state().isWarmed())
                    .toList();
        }

        private void adjust(long nowNanos) {
            if (adjusting) {
                return;
            }
            adjusting = true;
            int wanted = wanted();
            var members = members();
            for (int i = members.size(); i > wanted; i--) {
                controls.abandon(members.get(i - 1), SHRINK, nowNanos);
            }
            boolean launched = true;
            for (int i = members.size() + returning(); i < wanted && launched; i++) {
                launched = controls.launchAside(poolState, FILL, nowNanos);
            }
            adjusting = false;
        }

        /** Instances that are on their way into the pool. */
        private int returning() {
            return !reuseOnScaleIn
                    ? 0
                    : (int) controls.instances().stream()
                            .filter(instance -> instance.isScaledIn() && !instance.isKilled())
                            .count();
        }

        @Override
        public @Nullable Instance kept(long nowNanos) {
            return members().stream()
                    .filter(instance -> instance.state() == poolState && !instance.isKilled())
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public WarmStart warmStart(Instance instance, long nowNanos) {
            if (poolState == LifecycleState.WARMED_RUNNING) {
                return new WarmStart(0, 0);
            }
            var stream = streams.named(Integer.toString(starts++));
            return new WarmStart((long) (running.sample(stream) * 1e9), (long) (ready.sample(stream) * 1e9));
        }

        /** Drained, so that nobody notices when it stops. */
        @Override
        public boolean keep(Instance instance, long nowNanos) {
            if (!reuseOnScaleIn) {
                return false;
            }
            controls.await(instance, poolState, nowNanos);
            if (poolState != LifecycleState.WARMED_RUNNING) {
                controls.stop(instance, nowNanos);
            }
            controls.schedule(nowNanos, this::adjust);
            return true;
        }
    }
}
