package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.cost.PriceList;
import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Exponential;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.traffic.DiurnalTraffic;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A gate must not flap: whatever the seed, whole simulations come to the same decision about a limit that lies outside the
 * indifference zone. The right decision is known from 400 other replications. Nightly it is 200 seeds.
 */
final class GateFlappingTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final long HORIZON = 120 * MINUTE;
    private static final int MOST = 1_000;
    private static final double ZONE = 0.01;

    private static int seeds() {
        return Boolean.getBoolean("dryscale.nightly") ? 200 : 6;
    }

    private static Scenario scenario() {
        var boot = new BootModel(new Exponential(20), new Exponential(60), new Deterministic(1), 0, 0);
        return new Scenario(
                "flapping",
                0,
                HORIZON,
                Fidelity.REQUESTS,
                new DiurnalTraffic(4, 12, 60 * MINUTE, HORIZON, List.of(), HORIZON),
                FleetModel.of(
                        new GroupConfiguration("g", 1, 8, 2, List.of("a", "b"), 300, null, true),
                        new InstanceModel("m5.large", 2, 2, boot, 0, 0, 0),
                        null,
                        ServiceModel.of(ServiceMode.SLOTS, new Exponential(0.1)),
                        Profile.aws2026()),
                null,
                new PriceList(
                        "us-east-1",
                        Map.of("m5.large", new BigDecimal("0.096")),
                        Map.of(),
                        Map.ofEntries(
                                Map.entry("alb.hour", BigDecimal.ZERO),
                                Map.entry("alb.lcuHour", BigDecimal.ZERO),
                                Map.entry("cloudwatch.alarmMonth", BigDecimal.ZERO),
                                Map.entry("cloudwatch.metricMonth", BigDecimal.ZERO)),
                        0,
                        0,
                        List.of(),
                        null,
                        BigDecimal.ONE,
                        "made up for a test"),
                false);
    }

    private static Candidate target(String name, int target) {
        var metric = new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
        return new Candidate(name, List.of(TargetTrackingPolicy.of(name, metric, Rational.of(target))), "test");
    }

    /** Two policies on two hours of traffic. */
    static ComparisonPlan plan(long seed, int replications, List<Gate> gates) {
        return new ComparisonPlan(
                scenario(),
                List.of(target("before", 60), target("after", 40)),
                gates,
                seed,
                replications,
                2,
                "test",
                Map.of(),
                "",
                List.of(),
                "");
    }

    /** The limit is so far beyond what is true, as a share of it, that it lies outside the zone. */
    private record Bound(Measure measure, boolean relative, double factor) {

        Gate gate(CandidateResult before, CandidateResult after) {
            double truth = after.estimate(measure).value();
            double base = relative ? before.estimate(measure).value() : 1;
            var text = measure.gateName() + " <= " + factor + " of the truth" + (relative ? " * baseline" : "");
            return new Gate(text, measure, Gate.Operator.AT_MOST, factor * truth / base, relative);
        }

        GateStatus right() {
            return factor > 1 ? GateStatus.HELD : GateStatus.MISSED;
        }
    }

    @TestFactory
    Stream<DynamicTest> outsideTheZoneSeedsAgree() {
        var truth = Comparisons.run(plan(1_000_003, 400, List.of()), Progress.NONE);
        return Stream.of(
                        new Bound(Measure.COST, false, 1.02),
                        new Bound(Measure.COST, false, 0.98),
                        new Bound(Measure.COST, true, 1.02),
                        new Bound(Measure.COST, true, 0.98),
                        new Bound(Measure.P99, false, 1.05),
                        new Bound(Measure.P99, false, 0.95),
                        new Bound(Measure.P50, false, 1.02),
                        new Bound(Measure.P50, false, 0.98))
                .map(bound -> DynamicTest.dynamicTest(bound.toString(), () -> agree(bound, truth)));
    }

    private static void agree(Bound bound, Comparison truth) {
        var gate = bound.gate(truth.results().get(0), truth.results().get(1));
        int agree = 0;
        int runs = 0;
        for (long seed = 1; seed <= seeds(); seed++) {
            var report = Gates.run(
                    new GatePlan(plan(seed, MOST, List.of(gate)), List.of("after"), Map.of(), ZONE, true),
                    Progress.NONE);
            agree += report.findings().get(0).status() == bound.right() ? 1 : 0;
            runs += report.replications();
        }
        assertThat(agree)
                .as("%s: seeds of %d that agree; %.1f replications each", bound, seeds(), (double) runs / seeds())
                .isGreaterThanOrEqualTo((int) Math.ceil(0.99 * seeds()));
    }
}
