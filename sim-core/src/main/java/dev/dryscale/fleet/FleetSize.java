package dev.dryscale.fleet;

import java.util.List;

/** How many instances, or capacity units, are in which stage; {@code pastWarmup} is a part of {@code inService}. */
record FleetSize(int pending, int inService, int pastWarmup, int terminating, int standby) {

    /** What AWS calls the total (CW-34): neither standby nor the warm pool is in it. */
    int total() {
        return pending + inService + terminating;
    }

    /** Instances. */
    static FleetSize of(List<Instance> instances, long nowNanos) {
        return of(instances, nowNanos, false);
    }

    /** Capacity units, as policies count in a group of weighted instances (LC-54). */
    static FleetSize inUnits(List<Instance> instances, long nowNanos) {
        return of(instances, nowNanos, true);
    }

    private static FleetSize of(List<Instance> instances, long nowNanos, boolean weighted) {
        int pending = 0;
        int inService = 0;
        int pastWarmup = 0;
        int terminating = 0;
        int standby = 0;
        for (var instance : instances) {
            int units = weighted ? instance.plan.weight() : 1;
            switch (instance.state.stage()) {
                case LAUNCHING -> pending += units;
                case SERVING -> inService += units;
                case LEAVING -> terminating += units;
                case ASIDE -> standby += instance.state == LifecycleState.STANDBY ? units : 0;
                case GONE -> throw new IllegalStateException(instance.id + " is terminated but still held");
            }
            pastWarmup += instance.isPastWarmup(nowNanos) ? units : 0;
        }
        return new FleetSize(pending, inService, pastWarmup, terminating, standby);
    }
}
