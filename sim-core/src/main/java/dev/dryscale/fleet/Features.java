package dev.dryscale.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The features of one run, asked in the order in which the fleet lists them. */
final class Features {

    private static final FeatureRun.WarmPoolSize NO_POOL = new FeatureRun.WarmPoolSize(0, 0);

    private List<FeatureRun> runs = List.of();

    /** Starts them all; before that there are none. */
    void start(List<FleetFeature> features, GroupControls controls) {
        runs = features.stream().map(feature -> feature.start(controls)).toList();
    }

    long surplusCpuNanos() {
        return runs.stream().mapToLong(FeatureRun::surplusCpuNanos).sum();
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    void begin(long nowNanos) {
        runs.forEach(run -> run.begin(nowNanos));
    }

    LaunchPlan plan(LaunchPlan first, long nowNanos) {
        var plan = first;
        for (var run : runs) {
            plan = run.plan(plan, nowNanos);
        }
        return plan;
    }

    @Nullable String launchFailure(LaunchPlan plan, long nowNanos) {
        for (var run : runs) {
            var failure = run.launchFailure(plan, nowNanos);
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    boolean losesDatapoint(long slotEndNanos) {
        boolean loses = false;
        for (var run : runs) {
            loses |= run.losesDatapoint(slotEndNanos);
        }
        return loses;
    }

    void launchFailed(LaunchPlan plan, long nowNanos) {
        runs.forEach(run -> run.launchFailed(plan, nowNanos));
    }

    boolean triesOtherZones() {
        return runs.stream().allMatch(FeatureRun::triesOtherZones);
    }

    @Nullable Instance kept(long nowNanos) {
        for (var run : runs) {
            var instance = run.kept(nowNanos);
            if (instance != null) {
                return instance;
            }
        }
        return null;
    }

    FeatureRun.WarmStart warmStart(Instance instance, long nowNanos) {
        for (var run : runs) {
            var start = run.warmStart(instance, nowNanos);
            if (start != null) {
                return start;
            }
        }
        throw new IllegalStateException("nobody says how " + instance.id + " starts again");
    }

    FeatureRun.WarmPoolSize warmPool() {
        for (var run : runs) {
            var pool = run.warmPool();
            if (pool != null) {
                return pool;
            }
        }
        return NO_POOL;
    }

    boolean holdLaunch(Instance instance, long nowNanos) {
        for (var run : runs) {
            if (run.holdLaunch(instance, nowNanos)) {
                return true;
            }
        }
        return false;
    }

    boolean holdTermination(Instance instance, long nowNanos) {
        for (var run : runs) {
            if (run.holdTermination(instance, nowNanos)) {
                return true;
            }
        }
        return false;
    }

    boolean keep(Instance instance, long nowNanos) {
        for (var run : runs) {
            if (run.keep(instance, nowNanos)) {
                return true;
            }
        }
        return false;
    }

    void inService(Instance instance, long nowNanos) {
        runs.forEach(run -> run.inService(instance, nowNanos));
    }

    void ended(Instance instance, long nowNanos) {
        runs.forEach(run -> run.ended(instance, nowNanos));
    }

    boolean isProtected(Instance instance, long nowNanos) {
        for (var run : runs) {
            if (run.isProtected(instance, nowNanos)) {
                return true;
            }
        }
        return false;
    }

    /** What the termination policies leave, and of that what the allocation strategy can best do without (LC-40). */
    List<Instance> shortlist(List<Instance> candidates, long nowNanos) {
        var list = candidates;
        for (var run : runs) {
            list = run.shortlist(list, nowNanos);
        }
        return farthestFromStrategy(list);
    }

    List<Instance> farthestFromStrategy(List<Instance> candidates) {
        var list = candidates;
        for (var run : runs) {
            list = run.farthestFromStrategy(list);
        }
        return list;
    }

    @Nullable String blocksScaleIn(long nowNanos) {
        for (var run : runs) {
            var reason = run.blocksScaleIn(nowNanos);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    void capacityChanged(long nowNanos) {
        runs.forEach(run -> run.capacityChanged(nowNanos));
    }

    void minuteClosed(long nowNanos) {
        runs.forEach(run -> run.minuteClosed(nowNanos));
    }
}
