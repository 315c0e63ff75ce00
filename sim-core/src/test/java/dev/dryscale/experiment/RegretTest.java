package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.cost.PriceList;
import dev.dryscale.experiment.reference.Clairvoyant;
import dev.dryscale.experiment.reference.FixedCapacity;
import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.LoadBalancerModel;
import dev.dryscale.fleet.OfferedLoad;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.record.Slo;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.policy.FixedSchedulePolicy;
import dev.dryscale.scaling.policy.FixedSchedulePolicy.Step;
import dev.dryscale.traffic.CountRule;
import dev.dryscale.traffic.CountTraffic;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Instances at $3.60 an hour cost 6 cents a minute, so that dollars can be counted by hand. */
final class RegretTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final Slo SLO = new Slo(99, 5_000_000_000L);

    /** Each request keeps one of one slots for a second: a minute of 60 keeps one instance busy, one of 150 two and a half. */
    private static Scenario scenario(@Nullable Slo slo) {
        double[] counts = {60, 60, 150, 150, 60, 60, 60, 60, 60, 60};
        var service = ServiceModel.of(ServiceMode.SLOTS, new Deterministic(1));
        var boot = new BootModel(new Deterministic(10), new Deterministic(30), new Deterministic(0), 0, 0);
        var fleet = FleetModel.of(
                new GroupConfiguration("g", 1, 6, 1, List.of("a"), 300, null, true),
                new InstanceModel("m5.large", 1, 1, boot, 0, 0, 0),
                new LoadBalancerModel(RoutingAlgorithm.ROUND_ROBIN, 300_000_000_000L, 30_000_000_000L, false, 20, 0),
                service,
                Profile.aws2026());
        return new Scenario(
                "test",
                0,
                10 * MINUTE,
                Fidelity.REQUESTS,
                new CountTraffic(counts, MINUTE, 0, CountRule.EVENLY),
                fleet,
                slo,
                prices(),
                false);
    }

    private static PriceList prices() {
        return new PriceList(
                "us-east-1",
                Map.of("m5.large", new BigDecimal("3.60")),
                Map.of(),
                Map.of(
                        "alb.hour",
                        BigDecimal.ZERO,
                        "alb.lcuHour",
                        BigDecimal.ZERO,
                        "cloudwatch.alarmMonth",
                        BigDecimal.ZERO,
                        "cloudwatch.metricMonth",
                        BigDecimal.ZERO),
                0,
                0,
                List.of(),
                null,
                BigDecimal.ONE,
                "made up for a test");
    }

    private static Comparison compare(Scenario scenario, Candidate... candidates) {
        var plan = new ComparisonPlan(
                scenario, List.of(candidates), List.of(), 1, 2, 1, "test", Map.of(), "", List.of(), "");
        return Comparisons.run(plan, Progress.NONE);
    }

    private static Candidate fixed(Scenario scenario, int instances) {
        return new Candidate("fixed-" + instances, List.of(), "", FixedCapacity.of(scenario.fleet(), instances), true);
    }

    /**
     * The cheapest schedule is 1 1 3 3 1 …: 14 instance-minutes and two boots of 30 s, 15 minutes, 90 cents. Three fixed
     * instances are 30 minutes, $1.80.
     */
    @Test
    void regretIsWhatTheInstancesCostBeyondTheBound() {
        var scenario = scenario(SLO);
        var result = compare(scenario, fixed(scenario, 3)).results().get(0);

        assertThat(result.estimate(Measure.REGRET_DOLLARS).value()).isCloseTo(0.90, within(1e-9));
        assertThat(result.estimate(Measure.REGRET).value()).isCloseTo(1.00, within(1e-9));
    }

    @Test
    void withoutAnObjectiveThereIsNoBoundAndNoRegret() {
        var scenario = scenario(null);

        assertThat(compare(scenario, fixed(scenario, 3)).results().get(0).estimates())
                .doesNotContainKeys(Measure.REGRET, Measure.REGRET_DOLLARS)
                .containsKey(Measure.COST);
    }

    /** Fewer instances than the bound are cheaper and late: the seconds over the SLO stand beside the saving. */
    @Test
    void aPolicyThatIsCheaperThanTheBoundMissesTheObjective() {
        var scenario = scenario(SLO);
        var result = compare(scenario, fixed(scenario, 1)).results().get(0);

        assertThat(result.estimate(Measure.REGRET_DOLLARS).value()).isNegative();
        assertThat(result.estimate(Measure.TIME_OVER_SLO).value()).isPositive();
        assertThat(result.gates()).isEmpty();
    }

    /** Even arrivals and constant service times are a fluid in all but name: the schedule keeps the objective there. */
    @Test
    void theClairvoyantScheduleKeepsTheObjectiveWhereTheFluidIsExact() {
        var scenario = scenario(SLO);
        var clairvoyant = new Candidate("clairvoyant", List.of(new Clairvoyant("clairvoyant", SLO)), "", null, true);
        var result =
                compare(scenario, clairvoyant, fixed(scenario, 3)).results().get(0);

        assertThat(result.estimate(Measure.TIME_OVER_SLO).value()).isZero();
        assertThat(result.run().timeline().column(Column.IN_SERVICE)).containsExactly(1, 1, 3, 3, 1, 1, 1, 1, 1, 1);
        // called for early enough for the slowest boot, so it may pay a little more than the bound
        assertThat(result.estimate(Measure.REGRET_DOLLARS).value()).isBetween(0.0, 0.10);
    }

    @Test
    void theWorkThatWillArriveIsTheWorkThatArrives() {
        var scenario = scenario(SLO);
        var candidate = fixed(scenario, 3);
        var run = Simulation.run(scenario, candidate, 1);

        assertThat(OfferedLoad.perMinute(Simulation.input(scenario, candidate, 1, 0)))
                .containsExactly(run.timeline().column(Column.DEMAND))
                .containsExactly(1, 1, 2.5, 2.5, 1, 1, 1, 1, 1, 1);
    }

    /** 40 s from the call to service: called for at 120 s, there at 160 s; the minutes show what is there at their start. */
    @Test
    void aFixedScheduleLaunchesAndTerminatesWhenItSays() {
        var scenario = scenario(null);
        var schedule = new FixedSchedulePolicy(
                "plan", List.of(new Step(2 * MINUTE, 4), new Step(5 * MINUTE, 2), new Step(6 * MINUTE, 99)));
        var run = Simulation.run(scenario, new Candidate("plan", List.of(schedule), ""), 1);

        assertThat(run.timeline().column(Column.DESIRED)).containsExactly(1, 1, 4, 4, 4, 2, 6, 6, 6, 6);
        assertThat(run.timeline().column(Column.IN_SERVICE)[3]).isEqualTo(4);
        assertThat(run.decisions())
                .extracting(entry -> entry.outcome())
                .containsExactly("scaled-out", "scaled-in", "scaled-out");
        assertThat(run.activities().get(0).cause()).contains("plan changed the desired capacity from 1 to 4");
        assertThat(run.usage().alarms()).isZero();
    }

    @Test
    void onlyReferencesAreJudgedAgainstNobody() {
        var scenario = scenario(SLO);

        assertThat(compare(scenario, fixed(scenario, 2), fixed(scenario, 3))
                        .verdict()
                        .sentence())
                .contains("references only");
    }
}
