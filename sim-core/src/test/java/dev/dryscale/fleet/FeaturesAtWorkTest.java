package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.feature.AllocationStrategy;
import dev.dryscale.fleet.feature.CapacityRequest;
import dev.dryscale.fleet.feature.CpuCredits;
import dev.dryscale.fleet.feature.HealthChecks;
import dev.dryscale.fleet.feature.InstanceKind;
import dev.dryscale.fleet.feature.LaunchFailures;
import dev.dryscale.fleet.feature.MixedInstances;
import dev.dryscale.fleet.feature.ProcessSwitch;
import dev.dryscale.fleet.feature.SpotInterruptions;
import dev.dryscale.fleet.feature.SpotWave;
import dev.dryscale.fleet.feature.UnhealthyInstances;
import dev.dryscale.fleet.feature.WarmPool;
import dev.dryscale.fleet.feature.ZoneBalance;
import dev.dryscale.fleet.feature.ZoneOutage;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Exponential;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.ScalingActivity;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.record.Usage.RunningSpan;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.Outcome;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.traffic.ConstantTraffic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Features under requests: what they do to the fleet, and what the requests notice. */
final class FeaturesAtWorkTest {

    private static final long SECOND = 1_000_000_000L;
    private static final String ELB = "in response to an ELB system health check failure.";

    private static final BootModel BOOT =
            new BootModel(new Deterministic(30), new Deterministic(0), new Deterministic(0), 0, 0);
    private static final InstanceModel KIND = new InstanceModel("t3.micro", 2, 4, BOOT, 0, 0, 0);

    /** Three instances of two vCPUs; {@code rate} times 100 ms of CPU a second. */
    private static RunResult run(
            double rate, int minutes, List<ScalingPolicy> policies, int zones, FleetFeature... features) {
        var group =
                new GroupConfiguration("work", 1, 6, 3, List.of("a", "b", "c").subList(0, zones), 300, 60, true);
        var balancer = new LoadBalancerModel(RoutingAlgorithm.ROUND_ROBIN, 30 * SECOND, 30 * SECOND, true, 1, 0);
        var service = ServiceModel.builder(ServiceMode.CPU, new Exponential(0.1))
                .timeoutNanos(10 * SECOND)
                .build();
        long horizon = minutes * 60L * SECOND;
        return FleetRun.run(
                new RunInput(
                        "work",
                        "table",
                        FleetModel.of(group, KIND, balancer, service, Profile.aws2026())
                                .with(List.of(features)),
                        new ConstantTraffic(rate, horizon),
                        policies,
                        Fidelity.REQUESTS,
                        0,
                        horizon,
                        null,
                        7,
                        7),
                (now, desired, cpu) -> {});
    }

    private static List<ScalingActivity> terminations(RunResult result) {
        return result.activities().stream()
                .filter(activity -> activity.kind() == ScalingActivity.Kind.TERMINATE)
                .toList();
    }

    /** Checks every 10 s fail from 120 s on; the second failure comes within 20 s, the action 3 to 7 s later. */
    @Test
    void anInstanceThatAnswersNobodyIsReplacedByItsLoadBalancersChecks() {
        var checks = new HealthChecks(true, 0, 10 * SECOND, 5 * SECOND, 5, 2);
        var result = run(20, 10, List.of(), 1, checks, new UnhealthyInstances(120 * SECOND, 1, hung(), 0));

        assertThat(terminations(result)).singleElement().satisfies(termination -> {
            assertThat(termination.cause()).endsWith(ELB);
            assertThat(termination.startNanos()).isBetween(133 * SECOND, 147 * SECOND);
        });
        assertThat(result.activities())
                .hasSize(2)
                .last()
                .satisfies(
                        launch -> assertThat(launch.cause())
                                .endsWith(
                                        "an instance was launched in response to an unhealthy instance needing to be replaced."));
    }

    /** LC-20, LC-21: the load balancer's verdict counts only for a group that heeds it, and after the grace period. */
    @Test
    void aGroupThatDoesNotHeedTheChecksReplacesNobody() {
        var hung = new UnhealthyInstances(120 * SECOND, 1, hung(), 0);
        var deaf = new HealthChecks(false, 0, 10 * SECOND, 5 * SECOND, 5, 2);
        assertThat(run(20, 10, List.of(), 1, deaf, hung).activities()).isEmpty();

        var patient = new HealthChecks(true, 480 * SECOND, 10 * SECOND, 5 * SECOND, 5, 2);
        assertThat(terminations(run(20, 12, List.of(), 1, patient, hung)))
                .singleElement()
                .satisfies(termination -> assertThat(termination.startNanos()).isBetween(483 * SECOND, 497 * SECOND));
    }

    /** A target that fails its checks gets no requests: only those of its last 20 s are lost to the time-out. */
    @Test
    void anUnhealthyTargetIsOutOfRotation() {
        var checks = new HealthChecks(false, 0, 10 * SECOND, 5 * SECOND, 5, 2);
        var result = run(20, 10, List.of(), 1, checks, new UnhealthyInstances(120 * SECOND, 1, hung(), 0));

        long lost = result.requests().arrived() - result.requests().completed();
        assertThat(lost).isBetween(1L, 20 * 20 / 3 + 80L);
    }

    /** LC-13: with every target unhealthy all of them get requests again; nothing is turned away. */
    @Test
    void allUnhealthyFailsOpen() {
        var checks = new HealthChecks(false, 0, 10 * SECOND, 5 * SECOND, 5, 2);
        var result = run(20, 10, List.of(), 1, checks, new UnhealthyInstances(120 * SECOND, 3, hung(), 0));

        assertThat(result.requests().rejected()).isZero();
        assertThat(result.requests().timedOut()).isGreaterThan(7_000);
    }

    /** LC-25: one at a time; each replacement has to be InService before the next one goes. */
    @Test
    void allUnhealthyAreReplacedOneAtATime() {
        var checks = new HealthChecks(true, 0, 10 * SECOND, 5 * SECOND, 5, 2);
        var result = run(20, 20, List.of(), 1, checks, new UnhealthyInstances(120 * SECOND, 3, hung(), 0));

        var starts =
                terminations(result).stream().map(ScalingActivity::startNanos).toList();
        assertThat(starts).hasSizeGreaterThanOrEqualTo(3);
        for (int i = 1; i < 3; i++) {
            assertThat(starts.get(i) - starts.get(i - 1)).isGreaterThan(30 * SECOND);
        }
    }

    private static UnhealthyInstances.Kind hung() {
        return UnhealthyInstances.Kind.HUNG;
    }

    /** A t3.micro earns 12 credits an hour: 0.2 vCPUs of its two, 10 %, are all that a loaded one can use for long. */
    @Test
    void aBurstableFleetOutOfCreditsShowsItsBaselineHoweverMuchIsAsked() {
        var result = run(100, 60, List.of(), 1, new CpuCredits(12, 0, 5, false));

        var cpu = result.timeline().column(Column.CPU);
        assertThat(cpu[0]).isGreaterThan(95);
        for (int minute = 20; minute < 60; minute++) {
            assertThat(cpu[minute]).as("minute %d", minute).isBetween(9.99, 10.01);
        }
    }

    @Test
    void unlimitedModeIsNeverSlowedDown() {
        var cpu = run(100, 60, List.of(), 1, new CpuCredits(12, 0, 5, true))
                .timeline()
                .column(Column.CPU);
        assertThat(cpu[59]).isGreaterThan(95);
    }

    /** TT-47, LC-33: three idle members that run beside three busy instances halve no average. */
    @Test
    void membersOfAWarmPoolDoNotFeedTheMetric() {
        var none = new Deterministic(0);
        var pool = new WarmPool(LifecycleState.WARMED_RUNNING, 3, null, false, none, none);
        var calm = TargetTrackingPolicy.of(
                "calm",
                new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null),
                Rational.of(90));

        var alone = run(20, 10, List.of(calm), 1);
        var withPool = run(20, 10, List.of(calm), 1, pool);

        assertThat(withPool.usage().spans()).hasSize(6);
        assertThat(withPool.timeline().column(Column.METRIC))
                .isEqualTo(alone.timeline().column(Column.METRIC));
        assertThat(alone.timeline().column(Column.METRIC)[8]).isBetween(28.0, 39.0);
    }

    private static MixedInstances allSpot() {
        return new MixedInstances(
                List.of(new InstanceKind(KIND, 1, 0.01, 0.004, 1)),
                0,
                0,
                AllocationStrategy.PRIORITIZED,
                AllocationStrategy.LOWEST_PRICE);
    }

    /** LC-50, LC-51, BL-4: off, the instances are lost at the interruption and EC2 pays. */
    @Test
    void withoutCapacityRebalancingReplacementWaitsForTheInterruption() {
        var wave = new SpotWave(600 * SECOND, 1, new SpotInterruptions(0, 0, false));
        var result = run(20, 15, List.of(), 1, allSpot(), wave);

        assertThat(result.usage().spans())
                .filteredOn(RunningSpan::interruptedByEc2)
                .hasSize(3)
                .allMatch(span ->
                        span.toNanos() == 600 * SECOND && span.purchase().equals("spot"));
        assertThat(terminations(result))
                .allMatch(termination -> termination.startNanos() >= 600 * SECOND)
                .hasSize(3);
    }

    /** On, the notice two minutes earlier replaces them; all have gone by themselves before EC2 takes them. */
    @Test
    void withCapacityRebalancingTheNoticeReplacesThem() {
        var wave = new SpotWave(600 * SECOND, 1, new SpotInterruptions(0, 0, true));
        var result = run(20, 15, List.of(), 1, allSpot(), wave);

        assertThat(result.usage().spans()).noneMatch(RunningSpan::interruptedByEc2);
        assertThat(terminations(result))
                .hasSize(3)
                .allMatch(termination ->
                        termination.startNanos() >= 480 * SECOND && termination.startNanos() <= 488 * SECOND);
    }

    /** With a recommendation five minutes ahead the replacement is InService before the old one goes. */
    @Test
    void aRecommendationLaunchesBeforeItTerminates() {
        var wave = new SpotWave(900 * SECOND, 1, new SpotInterruptions(0, 300 * SECOND, true));
        var result = run(20, 20, List.of(), 1, allSpot(), wave);

        var launches = result.activities().stream()
                .filter(activity -> activity.kind() == ScalingActivity.Kind.LAUNCH)
                .toList();
        assertThat(launches).hasSize(3).allMatch(launch -> launch.startNanos() <= 608 * SECOND);
        assertThat(terminations(result)).hasSize(3).allMatch(gone -> gone.startNanos() >= 630 * SECOND);
    }

    /** LC-65: while the process is suspended alarms go unheard; after it, those that are in ALARM then are. */
    @Test
    void suspendedAlarmNotificationScalesOnlyAfterItsResumption() {
        var metric = new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
        var policy = new TargetTrackingPolicy("cpu", metric, Rational.of(50), false, null, true);
        var alarms = List.of(ScalingProcess.ALARM_NOTIFICATION);
        var result = run(
                55,
                30,
                List.of(policy),
                1,
                new ProcessSwitch(alarms, true, 0),
                new ProcessSwitch(alarms, false, 900 * SECOND));

        assertThat(result.decisions())
                .filteredOn(entry -> entry.outcome().equals(Outcome.SUSPENDED))
                .hasSizeGreaterThan(5)
                .allMatch(entry -> entry.atNanos() < 900 * SECOND);
        assertThat(result.decisions())
                .filteredOn(entry -> entry.changedCapacity())
                .first()
                .satisfies(entry -> assertThat(entry.atNanos()).isBetween(900 * SECOND, 960 * SECOND));
    }

    /** LC-43: after the outage the zones are equal again, at no time with more than one instance beyond the maximum. */
    @Test
    void zonesAreEqualAgainAfterAnOutage() {
        var result = run(20, 40, List.of(), 3, new ZoneBalance(true), new ZoneOutage("a", 300 * SECOND, 900 * SECOND));

        var held = new TreeMap<>(Map.of("a", 1, "b", 1, "c", 1));
        var duringOutage = new TreeMap<String, Integer>();
        for (var activity : result.activities()) {
            if (activity.statusCode().equals("Failed")) {
                continue;
            }
            int change = activity.kind() == ScalingActivity.Kind.LAUNCH ? 1 : -1;
            held.merge(activity.availabilityZone(), change, Integer::sum);
            if (activity.startNanos() < 900 * SECOND) {
                duringOutage.putAll(held);
            }
            assertThat(held.values().stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(7);
        }
        assertThat(duringOutage.get("a")).isZero();
        assertThat(held)
                .containsOnlyKeys("a", "b", "c")
                .allSatisfy((zone, count) -> assertThat(count).isEqualTo(1));
    }

    /** LC-55: where the cheapest type is not to be had, another type comes before another zone. */
    @Test
    void zonesAreFilledAlikeBeforeTheStrategyHasItsSay() {
        var dear = new InstanceModel("t3.small", 2, 4, BOOT, 0, 0, 0);
        var mixed = new MixedInstances(
                List.of(new InstanceKind(KIND, 1, 0.01, 0, 1), new InstanceKind(dear, 1, 0.02, 0, 1)),
                0,
                100,
                AllocationStrategy.LOWEST_PRICE,
                AllocationStrategy.LOWEST_PRICE);
        var result = run(
                20,
                20,
                List.of(),
                3,
                mixed,
                new LaunchFailures(1, "a", "t3.micro", 0, Long.MAX_VALUE),
                new CapacityRequest(60 * SECOND, null, null, 6));

        assertThat(result.usage().spans().stream()
                        .filter(span -> span.fromNanos() > 0)
                        .map(span -> span.zone() + " " + span.type()))
                .containsExactlyInAnyOrder("a t3.small", "b t3.micro", "c t3.micro");
    }

    /** A mixed fleet of 2 and 8 vCPUs: the CPU done is bounded by each one's own vCPUs, and all of it is used. */
    @Test
    void instancesOfDifferentSizeServeByTheirSize() {
        var large = new InstanceModel("m5.2xlarge", 8, 16, BOOT, 0, 0, 0);
        var mixed = new MixedInstances(
                List.of(new InstanceKind(large, 3, 0, 0, 0)),
                0,
                100,
                AllocationStrategy.PRIORITIZED,
                AllocationStrategy.LOWEST_PRICE);
        var result = run(70, 10, List.of(), 1, mixed);

        assertThat(result.path()).startsWith("event loop");
        assertThat(result.timeline().column(Column.IN_SERVICE)[9]).isEqualTo(1);
        assertThat(result.timeline().column(Column.CPU)[9]).isBetween(80.0, 95.0);
        assertThat(result.requests().timedOut()).isZero();
    }
}
