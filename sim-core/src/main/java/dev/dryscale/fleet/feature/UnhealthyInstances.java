package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.ScalingProcess;
import java.util.ArrayList;
import java.util.List;

/**
 * Instances go wrong.
 *
 * @param atNanos when
 * @param count how many of those InService, oldest first
 * @param kind what happens to them
 * @param graceNanos from InService on in which the group does not heed an impaired one (LC-21)
 */
public record UnhealthyInstances(long atNanos, int count, Kind kind, long graceNanos) implements FleetFeature {

    private static final long SECOND = 1_000_000_000L;

    private static final String IMPAIRED =
            "an instance was taken out of service in response to an EC2 instance status check failure.";

    /** In what way. */
    public enum Kind {
        /** EC2 stops them: what they serve is lost, and they are replaced at once. */
        STOPPED,
        /** They answer nobody, and EC2's status checks see it: replaced a few at a time, after a while (LC-22, LC-24). */
        IMPAIRED,
        /** They answer nobody, and only the load balancer sees it. */
        HUNG
    }

    @Override
    public boolean isStationary() {
        return false;
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        return new Run(controls);
    }

    private final class Run implements FeatureRun {

        private final GroupControls controls;
        private final ReplacementPace pace;
        /** Given up by EC2; replaced as fast as the group allows. */
        private final List<Instance> impaired = new ArrayList<>();

        Run(GroupControls controls) {
            this.controls = controls;
            this.pace = ReplacementPace.ofUnhealthy(controls);
        }

        @Override
        public void begin(long nowNanos) {
            controls.schedule(atNanos, this::strike);
        }

        private void strike(long nowNanos) {
            List<Instance> victims = controls.instances().stream()
                    .filter(Instance::isInService)
                    .limit(count)
                    .toList();
            for (var victim : victims) {
                if (kind == Kind.STOPPED) {
                    controls.kill(victim, false, nowNanos);
                    continue;
                }
                controls.takeCpu(victim, "hung", victim.plan().instance().vcpus(), nowNanos);
                if (kind == Kind.IMPAIRED) {
                    controls.schedule(givenUpNanos(victim, nowNanos), now -> {
                        impaired.add(victim);
                        replace(now);
                    });
                }
            }
        }

        /** Neither before EC2 has waited nor before the grace period and the default warm-up are over (LC-22, LC-24). */
        private long givenUpNanos(Instance victim, long nowNanos) {
            var warmup = controls.model().group().defaultInstanceWarmup();
            long spared = Math.max(graceNanos, warmup == null ? 0 : warmup * SECOND);
            long wait = controls.model().profile().impairedWaitSeconds() * SECOND;
            return Math.max(nowNanos + wait, victim.inServiceNanos() + spared);
        }

        @Override
        public void capacityChanged(long nowNanos) {
            replace(nowNanos);
        }

        @Override
        public void inService(Instance instance, long nowNanos) {
            later(nowNanos);
        }

        @Override
        public void ended(Instance instance, long nowNanos) {
            impaired.remove(instance);
            later(nowNanos);
        }

        /** A replacement that could not be launched first is tried again. */
        @Override
        public void minuteClosed(long nowNanos) {
            later(nowNanos);
        }

        private void later(long nowNanos) {
            if (!impaired.isEmpty()) {
                controls.schedule(nowNanos, this::replace);
            }
        }

        private void replace(long nowNanos) {
            if (!controls.isSuspended(ScalingProcess.HEALTH_CHECK)) {
                List.copyOf(impaired).stream()
                        .filter(Instance::isInService)
                        .forEach(instance -> pace.replace(instance, IMPAIRED, nowNanos));
            }
        }
    }
}
