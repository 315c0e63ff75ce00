package dev.dryscale.fleet;

import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Distribution;
import dev.dryscale.random.Exponential;
import dev.dryscale.random.LogNormal;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.Slo;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.traffic.ConstantTraffic;
import dev.dryscale.traffic.StepTraffic;
import dev.dryscale.traffic.TrafficSource;
import java.util.List;

/** Small scenarios drawn at random, a function of their seed alone: print the seed and any of them runs again. */
final class RandomScenarios {

    private static final long SECOND = 1_000_000_000L;

    private RandomScenarios() {}

    /** A scenario in which nothing can alter a request after its arrival. */
    static RunInput eligibleForTheFastLoop(long seed) {
        return draw(seed, true);
    }

    /** Every other one has features and policies of any kind; every fourth one is of another kind of station. */
    static RunInput any(long seed) {
        var plain = draw(seed, false);
        if (seed % 4 == 2) {
            var station = RandomStations.draw(seed, plain.model());
            return with(plain, station, plain.policies(), RandomStations.fidelity(seed, station));
        }
        return seed % 2 == 0
                ? plain
                : with(
                        plain,
                        plain.model().with(RandomFeatures.draw(seed, plain)),
                        RandomPolicies.draw(seed, plain),
                        Fidelity.REQUESTS);
    }

    private static RunInput with(RunInput input, FleetModel model, List<ScalingPolicy> policies, Fidelity fidelity) {
        return new RunInput(
                input.scenario(),
                input.candidate(),
                model,
                input.traffic(),
                model.station().launch() == null ? policies : List.of(),
                fidelity,
                input.startEpochSecond(),
                input.horizonNanos(),
                input.slo(),
                input.trafficSeed(),
                input.seed());
    }

    private static RunInput draw(long seed, boolean plain) {
        var r = new RandomStreams(seed).named("scenario");
        int min = 1 + r.nextInt(3);
        int max = min + r.nextInt(6);
        int desired = min + r.nextInt(max - min + 1);
        int slots = 1 + r.nextInt(20);
        int vcpus = 1 + r.nextInt(4);
        double mean = 0.05 + r.nextDouble() * 2;
        var mode = plain || r.nextInt(2) == 0 ? ServiceMode.SLOTS : ServiceMode.CPU;
        int units = mode == ServiceMode.SLOTS ? slots : vcpus;
        double full = desired * units / mean;
        var group = new GroupConfiguration(
                "random",
                min,
                max,
                desired,
                List.of("a", "b", "c").subList(0, 1 + r.nextInt(3)),
                60 + r.nextInt(300),
                r.nextInt(2) == 0 ? null : r.nextInt(400),
                r.nextInt(3) > 0);
        var instance = new InstanceModel("m5.large", vcpus, slots, boot(r, mode), 0, 0, 0);
        var model = FleetModel.of(group, instance, balancer(r), service(r, mode, mean, plain), Profile.aws2026());
        long minutes = 5L + r.nextInt(60);
        return new RunInput(
                "random-" + seed,
                "tt",
                model,
                traffic(r, full, minutes),
                List.of(policy(r)),
                Fidelity.REQUESTS,
                0,
                minutes * 60 * SECOND,
                new Slo(99, (long) (mean * 3 * SECOND)),
                seed,
                seed);
    }

    private static BootModel boot(RandomStream r, ServiceMode mode) {
        boolean startup = mode == ServiceMode.CPU && r.nextInt(2) == 0;
        return new BootModel(
                new Deterministic(r.nextInt(30)),
                new Exponential(1 + r.nextInt(120)),
                new Deterministic(r.nextInt(5)),
                startup ? 1 : 0,
                startup ? (1 + r.nextInt(100)) * SECOND : 0);
    }

    private static LoadBalancerModel balancer(RandomStream r) {
        var algorithm = r.nextInt(2) == 0 ? RoutingAlgorithm.ROUND_ROBIN : RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS;
        return new LoadBalancerModel(algorithm, r.nextInt(301) * SECOND, 30 * SECOND, r.nextInt(2) == 0, 20, 0);
    }

    private static ServiceModel service(RandomStream r, ServiceMode mode, double mean, boolean plain) {
        Distribution time =
                r.nextInt(2) == 0 ? new Exponential(mean) : LogNormal.ofMeanAndCv(mean, 0.5 + r.nextDouble());
        if (plain) {
            return ServiceModel.of(mode, time);
        }
        var retry = r.nextInt(2) == 0
                ? ServiceModel.RetryPolicy.NONE
                : new ServiceModel.RetryPolicy(1 + r.nextInt(3), r.nextInt(3) * SECOND, r.nextDouble());
        return ServiceModel.builder(mode, time)
                .ioTime(mode == ServiceMode.CPU && r.nextInt(2) == 0 ? new Exponential(mean) : null)
                .queueLimit(r.nextInt(2) == 0 ? ServiceModel.UNBOUNDED : r.nextInt(20))
                .timeoutNanos(
                        r.nextInt(2) == 0 ? ServiceModel.NO_TIMEOUT : (long) (mean * (1 + r.nextInt(20)) * SECOND))
                .retry(retry)
                .bytesInPerRequest(r.nextInt(1000))
                .bytesOutPerRequest(r.nextInt(10_000))
                .build();
    }

    /** From idle to overload. */
    private static TrafficSource traffic(RandomStream r, double full, long minutes) {
        double low = full * r.nextDouble();
        double high = full * r.nextDouble() * 2.5;
        long middle = minutes / 2 * 60 * SECOND;
        long end = minutes * 60 * SECOND;
        return r.nextInt(3) == 0
                ? new ConstantTraffic(low, end)
                : new StepTraffic(List.of(new StepTraffic.Step(0, low), new StepTraffic.Step(middle, high)), end);
    }

    private static TargetTrackingPolicy policy(RandomStream r) {
        boolean cpu = r.nextInt(2) == 0;
        var metric = new PredefinedMetricSpecification(
                cpu
                        ? PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION
                        : PredefinedMetricType.ALB_REQUEST_COUNT_PER_TARGET,
                cpu ? null : "app/lb/1/targetgroup/tg/1");
        var target = Rational.of(cpu ? 20 + r.nextInt(70) : 10 + r.nextInt(500));
        return new TargetTrackingPolicy(
                "tt", metric, target, r.nextInt(5) == 0, r.nextInt(2) == 0 ? null : r.nextInt(300), true);
    }
}
