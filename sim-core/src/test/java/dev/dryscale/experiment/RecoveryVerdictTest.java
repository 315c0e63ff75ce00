package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.dryscale.record.Recovery;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.traffic.StepTraffic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first line of a report names whoever does not come back from an overload. */
final class RecoveryVerdictTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long HORIZON = 3_600 * SECOND;

    /** Four instances of two vCPUs at 80 %; for five minutes twice as much as they can do comes, and clients try thrice more. */
    private static Comparison storm(int retries) {
        var none = new Deterministic(0);
        var service = ServiceModel.builder(ServiceMode.CPU, new Exponential(0.1))
                .queueLimit(400)
                .timeoutNanos(2 * SECOND)
                .retry(new ServiceModel.RetryPolicy(retries, SECOND / 10, 1))
                .build();
        var fleet = FleetModel.of(
                new GroupConfiguration("g", 4, 4, 4, List.of("a"), 300, null, true),
                new InstanceModel("m5.large", 2, 64, new BootModel(none, none, none, 0, 0), 0, 0, 0),
                new LoadBalancerModel(RoutingAlgorithm.ROUND_ROBIN, 30 * SECOND, 30 * SECOND, true, 1, 0),
                service,
                Profile.aws2026());
        var crowd = new StepTraffic(
                List.of(
                        new StepTraffic.Step(0, 64),
                        new StepTraffic.Step(1_200 * SECOND, 160),
                        new StepTraffic.Step(1_500 * SECOND, 64)),
                HORIZON);
        var scenario = new Scenario("storm", 0, HORIZON, Fidelity.REQUESTS, crowd, fleet, null, null, false);
        var plan = new ComparisonPlan(
                scenario,
                List.of(new Candidate("fixed", List.of(), "test")),
                List.of(),
                1,
                1,
                1,
                "test",
                Map.of(),
                "",
                List.of(),
                "");
        return Comparisons.run(plan, Progress.NONE);
    }

    @Test
    void whoDoesNotRecoverByItselfIsNamed() {
        assertThat(storm(3).verdict().sentence()).endsWith("; fixed " + Recovery.DOES_NOT);
        assertThat(storm(0).verdict().sentence()).doesNotContain(Recovery.DOES_NOT);
    }
}
