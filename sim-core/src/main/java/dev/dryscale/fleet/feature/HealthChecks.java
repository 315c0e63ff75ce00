package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.ScalingProcess;
import dev.dryscale.random.RandomStreams;
import java.util.Map;
import java.util.TreeMap;

/**
 * The load balancer's health checks (LC-12), fail open (LC-13), and the replacement of what they call unhealthy (LC-20 to
 * LC-25). A check is a request that does no work: it fails when it would wait longer than its time-out, is turned away, or
 * nobody answers.
 *
 * @param elb whether the group heeds the load balancer's verdict ({@code HealthCheckType} has ELB)
 * @param graceNanos from InService on in which it does not
 * @param intervalNanos between two checks of a target
 * @param timeoutNanos after which a check has failed
 * @param healthyThreshold passed checks in a row that make an unhealthy target healthy
 * @param unhealthyThreshold failed checks in a row that make a target unhealthy
 */
public record HealthChecks(
        boolean elb,
        long graceNanos,
        long intervalNanos,
        long timeoutNanos,
        int healthyThreshold,
        int unhealthyThreshold)
        implements FleetFeature {

    private static final String ELB_FAILURE =
            "an instance was taken out of service in response to an ELB system health check failure.";

    @Override
    public FeatureRun start(GroupControls controls) {
        return new Run(controls);
    }

    /** One target and what the load balancer knows of it. */
    private record Target(Instance instance, TargetHealth health) {}

    private final class Run implements FeatureRun {

        private final GroupControls controls;
        private final RandomStreams phases;
        private final ReplacementPace pace;
        private final Map<Integer, Target> targets = new TreeMap<>();

        Run(GroupControls controls) {
            this.controls = controls;
            this.phases = controls.streams("healthChecks");
            this.pace = ReplacementPace.ofUnhealthy(controls);
        }

        @Override
        public void begin(long nowNanos) {
            controls.instances().forEach(instance -> inService(instance, nowNanos));
        }

        @Override
        public void inService(Instance instance, long nowNanos) {
            if (instance.isRegistered()) {
                var target = new Target(instance, new TargetHealth());
                targets.put(instance.number(), target);
                double phase = phases.named(Integer.toString(instance.number())).nextDouble();
                controls.schedule(nowNanos + (long) (phase * intervalNanos), now -> check(target, now));
            }
        }

        @Override
        public void ended(Instance instance, long nowNanos) {
            targets.remove(instance.number());
        }

        private void check(Target target, long nowNanos) {
            var instance = target.instance;
            if (!target.equals(targets.get(instance.number())) || !instance.isInService() || !instance.isRegistered()) {
                return;
            }
            boolean passed = !instance.isHung() && controls.waitNanos(instance, nowNanos) <= timeoutNanos;
            target.health.count(passed, healthyThreshold, unhealthyThreshold);
            route(nowNanos);
            if (elb && !target.health.isHealthy() && isReplaceable(instance, nowNanos)) {
                replace(instance, nowNanos);
            }
            controls.schedule(nowNanos + intervalNanos, now -> check(target, now));
        }

        /** Healthy targets serve; all do when none is healthy (LC-13). */
        private void route(long nowNanos) {
            boolean failOpen = targets.values().stream()
                    .filter(target -> target.instance.isInService())
                    .noneMatch(target -> target.health.isHealthy());
            for (var target : targets.values()) {
                boolean serves = target.health.isHealthy() || failOpen;
                if (target.instance.isInService() && serves == target.instance.isPaused()) {
                    if (serves) {
                        controls.unpause(target.instance, nowNanos);
                    } else {
                        controls.pause(target.instance, nowNanos);
                    }
                }
            }
        }

        private boolean isReplaceable(Instance instance, long nowNanos) {
            var group = controls.model().group();
            long warmup = group.defaultInstanceWarmup() == null ? 0 : group.defaultInstanceWarmup() * 1_000_000_000L;
            return !controls.isSuspended(ScalingProcess.HEALTH_CHECK)
                    && nowNanos - instance.inServiceNanos() >= Math.max(graceNanos, warmup);
        }

        /** One at a time while all are unhealthy (LC-25). */
        private void replace(Instance instance, long nowNanos) {
            boolean all = targets.values().stream().noneMatch(target -> target.health.isHealthy());
            boolean busy = controls.countedUnits() < controls.desiredCapacity()
                    || controls.instances().stream().anyMatch(other -> other.isHeld() && !other.isInService());
            if (!all || !busy) {
                pace.replace(instance, ELB_FAILURE, nowNanos);
            }
        }
    }
}
