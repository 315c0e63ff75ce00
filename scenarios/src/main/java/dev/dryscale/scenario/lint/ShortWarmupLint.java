package dev.dryscale.scenario.lint;

import dev.dryscale.fleet.ScalingTarget;
import dev.dryscale.scaling.policy.ScalingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A warm-up that somebody has written and that is shorter than the boot: a group that takes an instance into service before its
 * application answers then counts the load of its start in the metric.
 */
final class ShortWarmupLint implements Lint {

    @Override
    public void attached(Attached attached, Findings findings) {
        if (attached.fleet().target().kind() != ScalingTarget.Kind.AUTO_SCALING_GROUP) {
            return; // a scalable target has cooldowns instead (AAS-1)
        }
        var boot = attached.fleet().instance().boot();
        long seconds = Math.round(boot.running().mean() + boot.ready().mean());
        for (var policy : attached.policies()) {
            Integer warmup = written(policy, attached.fleet().group().defaultInstanceWarmup());
            if (warmup != null && warmup < seconds) {
                findings.remarked(
                        attached.place(),
                        "has a warm-up of " + warmup + " s, shorter than the boot, " + seconds
                                + " s from launch until the application answers on average: where a group takes an"
                                + " instance into service before that, its start counts in the metric");
            }
        }
    }

    private static @Nullable Integer written(ScalingPolicy policy, @Nullable Integer ofGroup) {
        return policy.estimatedInstanceWarmup() != null ? policy.estimatedInstanceWarmup() : ofGroup;
    }
}
