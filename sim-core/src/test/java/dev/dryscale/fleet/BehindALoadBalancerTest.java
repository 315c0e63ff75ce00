package dev.dryscale.fleet;

import static dev.dryscale.fleet.SmallFleet.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.feature.CapacityRequest;
import dev.dryscale.fleet.feature.HealthChecks;
import dev.dryscale.fleet.feature.LifecycleHook;
import dev.dryscale.fleet.feature.LifecycleHooks;
import dev.dryscale.fleet.feature.ProcessSwitch;
import dev.dryscale.fleet.feature.UnhealthyInstances;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Exponential;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.ScalingActivity;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.traffic.ConstantTraffic;
import dev.dryscale.traffic.EvenTraffic;
import dev.dryscale.traffic.ListedTraffic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What a load balancer makes of the ways into and out of service, at the second. */
final class BehindALoadBalancerTest {

    /** Fails after two checks of ten seconds, with the answer due within five. */
    private static final HealthChecks HEEDED = new HealthChecks(true, 0, 10 * SECOND, 5 * SECOND, 5, 2);

    private static final HealthChecks UNHEEDED = new HealthChecks(false, 0, 10 * SECOND, 5 * SECOND, 5, 2);

    private static ListedTraffic requests(String written) {
        return new ListedTraffic(Arrays.stream(written.split(" "))
                .map(request -> request.split(":"))
                .map(parts ->
                        new ListedTraffic.Request(Long.parseLong(parts[0]) * SECOND, Long.parseLong(parts[1]) * SECOND))
                .toList());
    }

    private static CapacityRequest desired(int capacity, long atSeconds) {
        return new CapacityRequest(atSeconds * SECOND, null, null, capacity);
    }

    private static List<ScalingActivity> of(RunResult result, ScalingActivity.Kind kind) {
        return result.activities().stream()
                .filter(activity -> activity.kind() == kind)
                .toList();
    }

    private static long endOf(ScalingActivity activity) {
        return Objects.requireNonNull(activity.endNanos());
    }

    /**
     * Two instances with one slot each, one of which is scaled in at second 60.
     *
     * @param requests {@code second of arrival:seconds of service}
     * @param activities as in life_cycle.csv
     * @param lost requests without an answer
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/semantics/draining.csv", numLinesToSkip = 1)
    void drainsAsLongAsRequestsAreInFlightAndTheDelayLasts(
            String rule, String why, long delay, String requests, String activities, long lost) {
        var result = SmallFleet.of(1, 2, 2, requests(requests)).withDelay(delay).run(20, List.of(), desired(1, 60));

        assertThat(result.activities().stream()
                        .map(activity -> "T" + activity.startNanos() / SECOND + ">" + endOf(activity) / SECOND)
                        .collect(Collectors.joining(" ")))
                .as(why)
                .isEqualTo(activities);
        assertThat(result.requests().arrived() - result.requests().completed()).isEqualTo(lost);
    }

    /**
     * One launch at second 60.
     *
     * @param hook seconds the launch hook takes; 0 is no hook
     * @param interval of health checks; 0 waits for none
     * @param billed second from which the instance is billed
     * @param from earliest second at which the activity ends
     * @param to latest
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/semantics/boot_clocks.csv", numLinesToSkip = 1)
    void everyClockOfABootIsItsOwn(
            String rule,
            String why,
            int running,
            int ready,
            int hook,
            int registration,
            int interval,
            int warmup,
            long billed,
            long from,
            long to) {
        var profile = interval == 0 ? Profile.truthDocs() : Profile.truthDocs().with("healthCheck.wait", "true");
        var fleet = SmallFleet.of(1, 2, 1, requests("1:1"))
                .withGroup(new GroupConfiguration("boot", 1, 2, 1, List.of("a"), 300, warmup, true))
                .withBoot(running, ready, registration)
                .withProfile(profile)
                .withBalancer(new LoadBalancerModel(
                        RoutingAlgorithm.ROUND_ROBIN, 0, Math.max(1, interval * SECOND), true, 1, 0));
        var features = new ArrayList<FleetFeature>(List.of(desired(2, 60)));
        if (hook > 0) {
            features.add(0, hook(hook));
        }
        for (long seed = 1; seed <= 20; seed++) {
            var result = fleet.run(10, List.of(), features, seed);
            assertThat(of(result, ScalingActivity.Kind.LAUNCH))
                    .singleElement()
                    .satisfies(launch -> assertThat(endOf(launch)).isBetween(from * SECOND, to * SECOND));
            assertThat(result.usage().spans())
                    .as(why)
                    .anyMatch(span -> span.fromNanos() == billed * SECOND)
                    .hasSize(2);
        }
    }

    private static LifecycleHooks hook(int seconds) {
        return new LifecycleHooks(List.of(new LifecycleHook(
                "h",
                true,
                3600 * SECOND,
                LifecycleHook.Result.ABANDON,
                new Deterministic(seconds),
                LifecycleHook.Result.CONTINUE,
                List.of())));
    }

    /** LC-12: the checks are 30 s apart, so three of them need 60 s more than one. */
    @Test
    void moreChecksOnRegistrationTakeMoreIntervals() {
        var once = Profile.truthDocs().with("healthCheck.wait", "true");
        var thrice = once.with("healthyThresholdOnRegister", "3");
        var fleet = SmallFleet.of(1, 2, 1, requests("1:1"));
        long first = endOf(of(fleet.withProfile(once).run(10, List.of(), desired(2, 60)), ScalingActivity.Kind.LAUNCH)
                .get(0));
        long third = endOf(of(fleet.withProfile(thrice).run(10, List.of(), desired(2, 60)), ScalingActivity.Kind.LAUNCH)
                .get(0));

        assertThat(third - first).isEqualTo(60 * SECOND);
    }

    /**
     * LC-66: every registered instance is busy. The one launched while AddToLoadBalancer is suspended stays idle, after the
     * resumption too; the one launched after it is busy again: 1 of 1, 1 of 2, 1 of 2, 2 of 3.
     */
    @Test
    void whatIsLaunchedWhileAddToLoadBalancerIsSuspendedIsNeverAdded() {
        var adding = List.of(ScalingProcess.ADD_TO_LOAD_BALANCER);
        var busy = new EvenTraffic(1, SECOND, 0, 1_200 * SECOND);
        var result = SmallFleet.of(1, 3, 1, busy)
                .run(
                        20,
                        List.of(),
                        new ProcessSwitch(adding, true, 60 * SECOND),
                        desired(2, 120),
                        new ProcessSwitch(adding, false, 600 * SECOND),
                        desired(3, 900));

        var cpu = result.timeline().column(Column.CPU);
        assertThat(cpu[1]).isEqualTo(100);
        assertThat(cpu[5]).isEqualTo(50);
        assertThat(cpu[14]).isEqualTo(50);
        assertThat(cpu[18]).isBetween(66.66, 66.67);
    }

    /** LC-15: nobody answers those whom a hung instance has, so its draining takes the whole 300 s. */
    @Test
    void anUnhealthyInstanceIsDrainedForTheWholeDelay() {
        var result = SmallFleet.of(2, 4, 2, new ConstantTraffic(5, 1_200 * SECOND))
                .withInstance(SmallFleet.instance(
                        2, 8, new BootModel(new Deterministic(20), new Deterministic(0), new Deterministic(0), 0, 0)))
                .withService(ServiceMode.CPU, new Exponential(0.1))
                .withDelay(300)
                .run(20, List.of(), HEEDED, new UnhealthyInstances(120 * SECOND, 1, UnhealthyInstances.Kind.HUNG, 0));

        var gone = of(result, ScalingActivity.Kind.TERMINATE);
        assertThat(gone).singleElement().satisfies(termination -> {
            assertThat(termination.cause())
                    .endsWith(
                            "Z an instance was taken out of service in response to an ELB system health check failure.");
            assertThat(endOf(termination) - termination.startNanos()).isEqualTo(300 * SECOND);
        });
        assertThat(of(result, ScalingActivity.Kind.LAUNCH))
                .singleElement()
                .satisfies(launch -> assertThat(endOf(launch)).isLessThan(endOf(gone.get(0))));
    }

    /**
     * TRAP-9: 40 requests a second of 100 ms ask for 4 vCPUs, and three instances have 3. Checks fail as the lines grow, the
     * load balancer's verdict takes instances away, and those that are left serve less than all three did.
     */
    @Test
    void healthChecksKillSaturatedInstances() {
        var fleet = SmallFleet.of(3, 3, 3, new ConstantTraffic(40, 1_800 * SECOND))
                .withInstance(SmallFleet.instance(
                        1, 8, new BootModel(new Deterministic(60), new Deterministic(0), new Deterministic(0), 0, 0)))
                .withService(ServiceMode.CPU, new Exponential(0.1))
                .withDelay(30);
        var spared = fleet.run(30, List.of(), UNHEEDED);
        var killed = fleet.run(30, List.of(), HEEDED);

        assertThat(spared.activities()).isEmpty();
        assertThat(of(killed, ScalingActivity.Kind.TERMINATE))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(activity -> activity.cause().contains("ELB system health check failure"));
        assertThat(Arrays.stream(killed.timeline().column(Column.IN_SERVICE))
                        .min()
                        .orElseThrow())
                .isLessThan(3);
        assertThat(killed.requests().completed()).isLessThan(spared.requests().completed() * 9 / 10);
    }
}
