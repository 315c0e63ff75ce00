package dev.dryscale.jmh;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.LoadBalancerModel;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Exponential;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.traffic.ConstantTraffic;
import dev.dryscale.traffic.DiurnalTraffic;
import dev.dryscale.traffic.TrafficSource;
import java.util.List;

/**
 * The works that are measured. A: one queue, 10 slots, utilisation 0.8. B: 20 instances of 4 slots, or of one shared vCPU, at
 * 0.8. C: a day from low to high and back under target tracking, 2-60 instances of 8 slots, with a tenth of the traffic and
 * ten times the service time, so the same load. Services are exponential.
 */
final class Work {

    /** Of one run of A or B. */
    static final int STEADY_REQUESTS = 1_920_000;

    static final int STEADY_MINUTES = 20;

    /** Expected in one run of C. */
    static final int DAY_REQUESTS = 9_504_000;

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final long STEADY = 1_200 * SECOND;
    private static final double SERVICE_SECONDS = 0.02;

    private Work() {}

    static Scenario a(boolean generic) {
        double perSecond = STEADY_REQUESTS / 1_200.0;
        double mean = 8 / perSecond;
        return steady(1, service(ServiceMode.SLOTS, mean, generic), 1, 10, 1, RoutingAlgorithm.ROUND_ROBIN);
    }

    static Scenario b(RoutingAlgorithm routing, boolean generic) {
        double mean = 64 / (STEADY_REQUESTS / 1_200.0);
        return steady(1, service(ServiceMode.SLOTS, mean, generic), 20, 4, 4, routing);
    }

    static Scenario shared(RoutingAlgorithm routing) {
        double mean = 16 / (STEADY_REQUESTS / 1_200.0);
        return steady(1, service(ServiceMode.CPU, mean, false), 20, 1_000, 1, routing);
    }

    /** B with other numbers of instances, and {@code share} of its requests. */
    static Scenario fleet(RoutingAlgorithm routing, int instances, double share) {
        double mean = 0.8 * 4 * instances / (STEADY_REQUESTS / 1_200.0);
        return steady(share, service(ServiceMode.SLOTS, mean, false), instances, 4, 4, routing);
    }

    /** Days on which next to nothing comes. */
    static Scenario idle(int days) {
        var group = new GroupConfiguration("g", 2, 60, 2, List.of("a"), 300, null, true);
        var instance = new InstanceModel("m5.large", 2, 8, boot(), 0, 0, 0);
        var traffic = new ConstantTraffic(1e-6, days * DAY);
        var service = service(ServiceMode.SLOTS, SERVICE_SECONDS, false);
        var routing = RoutingAlgorithm.ROUND_ROBIN;
        return scenario("idle", days * DAY, Fidelity.REQUESTS, traffic, group, instance, routing, service);
    }

    private static Scenario steady(
            double share, ServiceModel service, int instances, int slots, int vcpus, RoutingAlgorithm routing) {
        var group = new GroupConfiguration("g", instances, instances, instances, List.of("a"), 300, null, true);
        var instance = new InstanceModel("m5.large", vcpus, slots, boot(), 0, 0, 0);
        var traffic = new ConstantTraffic(share * STEADY_REQUESTS / 1_200.0, STEADY);
        return scenario("steady", STEADY, Fidelity.REQUESTS, traffic, group, instance, routing, service);
    }

    /** {@code scale} is 1 for the whole traffic, 0.1 for {@link #DAY_REQUESTS}; the load stays the same. */
    static Scenario c(RoutingAlgorithm routing, Fidelity fidelity, double scale) {
        var group = new GroupConfiguration("g", 2, 60, 2, List.of("a"), 300, null, true);
        var instance = new InstanceModel("m5.large", 2, 8, boot(), 0, 0, 0);
        var traffic = new DiurnalTraffic(200 * scale, 2_000 * scale, DAY / 2, DAY, List.of(), DAY);
        var service = service(ServiceMode.SLOTS, SERVICE_SECONDS / scale, false);
        return scenario("day", DAY, fidelity, traffic, group, instance, routing, service);
    }

    /** So many times the traffic on instances so many times as large. */
    static Scenario fluid(double times, int days) {
        var group = new GroupConfiguration("g", 2, 60, 2, List.of("a"), 300, null, true);
        var instance = new InstanceModel("m5.large", 2, (int) (8 * times), boot(), 0, 0, 0);
        var traffic = new DiurnalTraffic(200 * times, 2_000 * times, DAY / 2, DAY, List.of(), days * DAY);
        var service = service(ServiceMode.SLOTS, SERVICE_SECONDS, false);
        var routing = RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS;
        return scenario("fluid", days * DAY, Fidelity.FLUID, traffic, group, instance, routing, service);
    }

    static List<ScalingPolicy> target(int percent) {
        var metric = new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
        return List.of(new TargetTrackingPolicy("cpu" + percent, metric, Rational.of(percent), false, null, true));
    }

    private static BootModel boot() {
        return new BootModel(new Deterministic(17), new Deterministic(163), new Deterministic(0), 0, 0);
    }

    /** A time-out that nobody meets and a retry that nobody makes keep a run on the event loop. */
    private static ServiceModel service(ServiceMode mode, double mean, boolean generic) {
        return ServiceModel.builder(mode, new Exponential(mean))
                .timeoutNanos(generic ? 86_400 * SECOND : ServiceModel.NO_TIMEOUT)
                .retry(generic ? new ServiceModel.RetryPolicy(1, SECOND, 1) : ServiceModel.RetryPolicy.NONE)
                .build();
    }

    private static Scenario scenario(
            String name,
            long horizon,
            Fidelity fidelity,
            TrafficSource traffic,
            GroupConfiguration group,
            InstanceModel instance,
            RoutingAlgorithm routing,
            ServiceModel service) {
        var balancer = new LoadBalancerModel(routing, 300 * SECOND, 30 * SECOND, true, 20, 0);
        var fleet = FleetModel.of(group, instance, balancer, service, Profile.aws2026());
        return new Scenario(name, 0, horizon, fidelity, traffic, fleet, null, null, false);
    }
}
