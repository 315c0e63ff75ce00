package dev.dryscale.fleet;

import dev.dryscale.random.Distribution;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * Draws how long each instance takes to come into service. The n-th instance that a group launches has the same clocks
 * under every policy, because its stream is named by its number.
 */
final class BootClock {

    private final BootModel boot;
    private final @Nullable LoadBalancerModel loadBalancer;
    private final boolean waitForHealthCheck;
    private final int healthyThreshold;
    private final RandomStreams streams;

    BootClock(FleetModel model, RandomStreams streams) {
        this.boot = model.instance().boot();
        this.loadBalancer = model.loadBalancer();
        this.waitForHealthCheck = model.profile().healthCheckWait();
        this.healthyThreshold = model.profile().healthyThresholdOnRegister();
        this.streams = streams.child("boot");
    }

    /** When the instance that is called for at {@code callNanos} runs, is ready, and what follows. */
    Times times(int number, long callNanos) {
        var stream = streams.named(Integer.toString(number));
        long running = add(callNanos, boot.running(), stream);
        long ready = add(running, boot.ready(), stream);
        return new Times(running, ready, afterReady(stream));
    }

    /** Nanoseconds from the application's first answer to InService, for an instance that starts for the n-th time. */
    long afterReadyNanos(int number, int start) {
        return afterReady(streams.named(number + "/" + start));
    }

    private long afterReady(RandomStream stream) {
        var balancer = loadBalancer;
        return balancer == null ? 0 : add(0, boot.registration(), stream) + firstHealthCheck(balancer, stream);
    }

    /** One passed check is enough (LC-12, EX-59; a knob); checks of a new target start at a random phase of the interval. */
    private long firstHealthCheck(LoadBalancerModel balancer, RandomStream stream) {
        if (!waitForHealthCheck || !balancer.waitForHealthCheck()) {
            return 0;
        }
        long further = (healthyThreshold - 1) * balancer.healthCheckIntervalNanos();
        return further + (long) (stream.nextDouble() * balancer.healthCheckIntervalNanos());
    }

    private static long add(long nanos, Distribution seconds, RandomStream stream) {
        return Math.addExact(nanos, (long) (seconds.sample(stream) * 1e9));
    }

    /**
     * Instants since the start of the run.
     *
     * @param afterReadyNanos registration and the first passed check
     */
    record Times(long runningNanos, long readyNanos, long afterReadyNanos) {}
}
