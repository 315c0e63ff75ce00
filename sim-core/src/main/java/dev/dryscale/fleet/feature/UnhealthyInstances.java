package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.ScalingProcess;
import java.util.List;

/**
 * Instances go wrong.
 *
 * @param atNanos when
 * @param count how many of those InService, oldest first
 * @param kind what happens to them
 */
public record UnhealthyInstances(long atNanos, int count, Kind kind) implements FleetFeature {

    private static final String IMPAIRED =
            "an instance was taken out of service in response to an EC2 instance status check failure.";

    /** In what way. */
    public enum Kind {
        /** EC2 stops them: what they serve is lost, and they are replaced at once. */
        STOPPED,
        /** They answer nobody, and EC2's status checks see it; they are given a while to recover (LC-22). */
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
        return new FeatureRun() {
            @Override
            public void begin(long nowNanos) {
                controls.schedule(atNanos, now -> strike(controls, now));
            }
        };
    }

    private void strike(GroupControls controls, long nowNanos) {
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
                long wait = controls.model().profile().impairedWaitSeconds() * 1_000_000_000L;
                controls.schedule(nowNanos + wait, now -> giveUp(controls, victim, now));
            }
        }
    }

    private static void giveUp(GroupControls controls, Instance victim, long nowNanos) {
        if (victim.isInService()
                && !controls.isSuspended(ScalingProcess.HEALTH_CHECK)
                && !controls.isSuspended(ScalingProcess.REPLACE_UNHEALTHY)) {
            controls.terminate(victim, IMPAIRED, nowNanos);
        }
    }
}
