package dev.dryscale.fleet;

import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Distribution;
import dev.dryscale.record.RunResult;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.traffic.TrafficSource;
import java.util.List;

/**
 * A fleet behind a load balancer whose times one can follow by hand: under profile truth-docs nothing takes time but what
 * is written here.
 *
 * @param serviceSeconds of every request that brings no time of its own
 */
record SmallFleet(
        GroupConfiguration group,
        InstanceModel instance,
        LoadBalancerModel balancer,
        ServiceMode mode,
        Distribution serviceSeconds,
        Profile profile,
        TrafficSource traffic) {

    static final long SECOND = 1_000_000_000L;

    private static final Deterministic NONE = new Deterministic(0);

    /** One zone, one slot per instance, no cooldown or warm-up that matters, no health check to wait for. */
    static SmallFleet of(int min, int max, int desired, TrafficSource traffic) {
        return new SmallFleet(
                new GroupConfiguration("small", min, max, desired, List.of("a"), 300, 0, true),
                instance(1, 1, new BootModel(NONE, NONE, NONE, 0, 0)),
                new LoadBalancerModel(RoutingAlgorithm.ROUND_ROBIN, 0, 30 * SECOND, true, 1, 0),
                ServiceMode.SLOTS,
                new Deterministic(10_000),
                Profile.truthDocs(),
                traffic);
    }

    static InstanceModel instance(int vcpus, int concurrency, BootModel boot) {
        return new InstanceModel("m5.large", vcpus, concurrency, boot, 0, 0, 0);
    }

    SmallFleet withGroup(GroupConfiguration other) {
        return new SmallFleet(other, instance, balancer, mode, serviceSeconds, profile, traffic);
    }

    SmallFleet withInstance(InstanceModel other) {
        return new SmallFleet(group, other, balancer, mode, serviceSeconds, profile, traffic);
    }

    SmallFleet withBoot(int running, int ready, int registration) {
        var boot = new BootModel(
                new Deterministic(running), new Deterministic(ready), new Deterministic(registration), 0, 0);
        return withInstance(instance(instance.vcpus(), instance.concurrency(), boot));
    }

    SmallFleet withDelay(long seconds) {
        return withBalancer(new LoadBalancerModel(
                balancer.algorithm(), seconds * SECOND, balancer.healthCheckIntervalNanos(), true, 1, 0));
    }

    SmallFleet withBalancer(LoadBalancerModel other) {
        return new SmallFleet(group, instance, other, mode, serviceSeconds, profile, traffic);
    }

    SmallFleet withService(ServiceMode other, Distribution seconds) {
        return new SmallFleet(group, instance, balancer, other, seconds, profile, traffic);
    }

    SmallFleet withProfile(Profile other) {
        return new SmallFleet(group, instance, balancer, mode, serviceSeconds, other, traffic);
    }

    /** A group that begins without an instance. */
    RunResult runOfNothing(int minutes) {
        var model = FleetModel.of(group, instance, balancer, ServiceModel.of(mode, serviceSeconds), profile)
                .withGroup(group, 0);
        return run(minutes, List.of(), model, 1);
    }

    RunResult run(int minutes, List<ScalingPolicy> policies, FleetFeature... features) {
        return run(minutes, policies, List.of(features), 1);
    }

    RunResult run(int minutes, List<ScalingPolicy> policies, List<FleetFeature> features, long seed) {
        var service = ServiceModel.of(mode, serviceSeconds);
        return run(
                minutes,
                policies,
                FleetModel.of(group, instance, balancer, service, profile).with(features),
                seed);
    }

    private RunResult run(int minutes, List<ScalingPolicy> policies, FleetModel model, long seed) {
        long horizon = minutes * 60L * SECOND;
        return FleetRun.run(
                new RunInput(
                        "small", "table", model, traffic, policies, Fidelity.REQUESTS, 0, horizon, null, seed, seed),
                (now, desired, cpu) -> {});
    }
}
