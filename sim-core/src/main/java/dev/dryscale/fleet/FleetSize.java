package dev.dryscale.fleet;

import java.util.List;

/** How many instances are in which state; {@code pastWarmup} is a part of {@code inService}. */
record FleetSize(int pending, int inService, int pastWarmup, int terminating) {

    static FleetSize of(List<Instance> instances, long nowNanos) {
        int pending = 0;
        int inService = 0;
        int pastWarmup = 0;
        int terminating = 0;
        for (var instance : instances) {
            switch (instance.state) {
                case PENDING -> pending++;
                case IN_SERVICE -> inService++;
                case TERMINATING -> terminating++;
                case TERMINATED -> throw new IllegalStateException(instance.id + " is terminated but still held");
            }
            pastWarmup += instance.isPastWarmup(nowNanos) ? 1 : 0;
        }
        return new FleetSize(pending, inService, pastWarmup, terminating);
    }
}
