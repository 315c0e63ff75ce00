package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.cost.PriceList;
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
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.traffic.ConstantTraffic;
import dev.dryscale.traffic.CountRule;
import dev.dryscale.traffic.CountTraffic;
import dev.dryscale.traffic.TrafficSource;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ComparisonsTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final long HORIZON = 90 * MINUTE;

    private static TrafficSource rising() {
        return new ConstantTraffic(40, HORIZON);
    }

    private static Scenario scenario(TrafficSource traffic) {
        var service = ServiceModel.of(ServiceMode.SLOTS, new Exponential(0.1));
        var boot = new BootModel(new Exponential(20), new Exponential(60), new Deterministic(1), 0, 0);
        return new Scenario(
                "test",
                0,
                HORIZON,
                Fidelity.REQUESTS,
                traffic,
                FleetModel.of(
                        new GroupConfiguration("g", 1, 8, 4, List.of("a", "b"), 300, null, true),
                        new InstanceModel("m5.large", 2, 2, boot, 0, 0, 0),
                        new LoadBalancerModel(
                                RoutingAlgorithm.ROUND_ROBIN, 30_000_000_000L, 30_000_000_000L, true, 20, 0),
                        service,
                        Profile.aws2026()),
                null,
                prices(),
                false);
    }

    private static PriceList prices() {
        return new PriceList(
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
                "made up for a test");
    }

    private static Candidate target(String name, int target) {
        var metric = new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
        return new Candidate(name, List.of(TargetTrackingPolicy.of(name, metric, Rational.of(target))), "test");
    }

    private static ComparisonPlan plan(TrafficSource traffic, int replications, int threads, Gate... gates) {
        return new ComparisonPlan(
                scenario(traffic),
                List.of(target("hot", 90), target("cool", 30)),
                List.of(gates),
                7,
                replications,
                threads,
                "test",
                Map.of(),
                "",
                List.of(),
                "");
    }

    @Test
    void theOutcomeDoesNotDependOnTheNumberOfThreads() {
        var one = Comparisons.run(plan(rising(), 4, 1), Progress.NONE);
        var three = Comparisons.run(plan(rising(), 4, 3), Progress.NONE);

        assertThat(one.verdict()).isEqualTo(three.verdict());
        for (int i = 0; i < 2; i++) {
            assertThat(one.results().get(i).estimates())
                    .isEqualTo(three.results().get(i).estimates());
            assertThat(one.results().get(i).run().decisions())
                    .isEqualTo(three.results().get(i).run().decisions());
        }
    }

    @Test
    void everyCandidateSeesTheSameRequests() {
        var comparison = Comparisons.run(plan(rising(), 1, 1), Progress.NONE);

        assertThat(comparison.results().get(0).run().requests().offered())
                .isEqualTo(comparison.results().get(1).run().requests().offered());
        assertThat(arrivals(comparison, 0)).isEqualTo(arrivals(comparison, 1));
    }

    private static double[] arrivals(Comparison comparison, int candidate) {
        return comparison
                .results()
                .get(candidate)
                .run()
                .timeline()
                .column(dev.dryscale.record.Timeline.Column.ARRIVALS);
    }

    /** Recorded traffic is the same in every replication, synthetic traffic is not. */
    @Test
    void replicationsOfRecordedTrafficDifferInTheFleetOnly() {
        var counts = new double[90];
        Arrays.fill(counts, 2400);
        var scenario = scenario(new CountTraffic(counts, MINUTE, 0, CountRule.UNIFORM));
        var first = Simulation.run(scenario, target("hot", 90), 7, 0, (now, desired, cpu) -> {});
        var second = Simulation.run(scenario, target("hot", 90), 7, 1, (now, desired, cpu) -> {});

        assertThat(first.requests().offered())
                .isEqualTo(216_000)
                .isEqualTo(second.requests().offered());
        assertThat(first.activities()).isNotEqualTo(second.activities());
    }

    @Test
    void oneReplicationNamesNoWinner() {
        var verdict = Comparisons.run(plan(rising(), 1, 1), Progress.NONE).verdict();

        assertThat(verdict.winner()).isNull();
        assertThat(verdict.sentence()).contains("one replication gives no interval");
    }

    /** 4 busy slots, 2 per instance: target 90 keeps 3 instances, target 30 keeps 7; the slow one is the cheap one. */
    @Test
    void withoutAGateACheaperButSlowerPolicyIsNoWinner() {
        var verdict = Comparisons.run(plan(rising(), 5, 2), Progress.NONE).verdict();

        assertThat(verdict.winner()).isNull();
        assertThat(verdict.sentence()).contains("hot is cheaper").contains("p99");
    }

    @Test
    void withGatesTheCheapestThatKeepsThemWins() {
        var gate = new Gate("p99 < 60s", Measure.P99, Gate.Operator.LESS, 60, false);

        var verdict = Comparisons.run(plan(rising(), 5, 2, gate), Progress.NONE).verdict();

        assertThat(verdict.winner()).isEqualTo("hot");
        assertThat(verdict.intervalSource()).isEqualTo(Estimate.Source.SIMULATED);
    }

    @Test
    void aPolicyThatMissesAGateCannotWin() {
        var cool = Comparisons.run(plan(rising(), 5, 2), Progress.NONE)
                .results()
                .get(1)
                .estimate(Measure.P99);
        var gate = new Gate("p99", Measure.P99, Gate.Operator.AT_MOST, cool.value() * 1.05, false);

        var comparison = Comparisons.run(plan(rising(), 5, 2, gate), Progress.NONE);

        assertThat(comparison.results().get(0).gates())
                .extracting(GateOutcome::held)
                .containsExactly(false);
        assertThat(comparison.verdict().winner()).isEqualTo("cool");
        assertThat(comparison.gatesHeld()).isFalse();
    }

    @Test
    void relativeGatesAreMultiplesOfTheBaseline() {
        var gate = new Gate("cost <= 1.05 * baseline", Measure.COST, Gate.Operator.AT_MOST, 1.05, true);

        var comparison = Comparisons.run(plan(rising(), 2, 2, gate), Progress.NONE);

        var outcome = comparison.results().get(1).gates().get(0);
        assertThat(outcome.limit())
                .isEqualTo(1.05
                        * comparison.results().get(0).estimate(Measure.COST).value());
        assertThat(outcome.held()).isFalse();
    }

    @Test
    void cancelledBeforeTheFirstRunThereIsNothingToCompare() {
        var cancelled = new Progress() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };

        assertThatThrownBy(() -> Comparisons.run(plan(rising(), 2, 1), cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void cancelledLaterTheCompleteReplicationsAreComparedAndTheRestIsNamed() {
        var afterHalf = new Progress() {
            private volatile double done;

            @Override
            public void report(double fraction, @Nullable String doing) {
                done = fraction;
            }

            @Override
            public boolean cancelled() {
                return done > 0.6;
            }
        };

        var comparison = Comparisons.run(plan(rising(), 4, 1), afterHalf);

        assertThat(comparison.replications()).isEqualTo(2);
        assertThat(comparison.warnings()).containsExactly("interrupted: 2 of 4 replications are complete");
    }

    private static ComparisonPlan until(double halfWidth, int most) {
        return new ComparisonPlan(
                scenario(rising()),
                List.of(target("hot", 90), target("cool", 30)),
                List.of(),
                7,
                most,
                halfWidth,
                2,
                "test",
                Map.of(),
                "",
                List.of(),
                "");
    }

    @Test
    void aHalfWidthThatIsReachedEndsTheReplications() {
        var comparison = Comparisons.run(until(0.9, 50), Progress.NONE);

        assertThat(comparison.replications()).isEqualTo(5);
        assertThat(comparison.warnings())
                .singleElement()
                .asString()
                .startsWith("half-width reached: 5 replications with ");
        assertThat(comparison.results().get(0).estimates())
                .isEqualTo(Comparisons.run(plan(rising(), 5, 1), Progress.NONE)
                        .results()
                        .get(0)
                        .estimates());
    }

    /** The printed intervals of the changes are as narrow as was asked for; half the replications would not have done. */
    @Test
    void aHalfWidthTakesNoMoreReplicationsThanItNeeds() {
        double share = 0.05;
        int used = Comparisons.run(until(share, 500), Progress.NONE).replications();

        assertThat(used).isGreaterThan(5);
        assertThat(widestChange(used)).isLessThanOrEqualTo(share);
        assertThat(widestChange(used / 2)).isGreaterThan(share);
    }

    private static double widestChange(int replications) {
        var cool = Comparisons.run(plan(rising(), replications, 1), Progress.NONE)
                .results()
                .get(1);
        return Stream.of(Measure.COST, Measure.P99)
                .map(measure -> cool.changes().get(measure))
                .mapToDouble(change -> (change.high() - change.low()) / 2)
                .max()
                .orElseThrow();
    }

    @Test
    void aHalfWidthThatIsNotReachedSaysSo() {
        var comparison = Comparisons.run(until(1e-6, 7), Progress.NONE);

        assertThat(comparison.replications()).isEqualTo(7);
        assertThat(comparison.warnings())
                .singleElement()
                .asString()
                .startsWith("half-width not reached: 7 replications with ");
    }

    /** A week whose days differ far more than chance does: the interval over the days is the wider one, and is named. */
    @Test
    void aRecordedWeekHasASecondIntervalOverItsDays() {
        var counts = new double[7 * 24];
        for (int hour = 0; hour < counts.length; hour++) {
            counts[hour] = hour % 24 < 2 * (hour / 24) ? 36_000 : 900;
        }
        var week = new CountTraffic(counts, 60 * MINUTE, 0, CountRule.UNIFORM);
        var scenario = new Scenario(
                "week",
                0,
                7 * 1440 * MINUTE,
                Fidelity.REQUESTS,
                week,
                scenario(week).fleet(),
                null,
                prices(),
                false);
        var plan = new ComparisonPlan(
                scenario,
                List.of(target("hot", 90), target("cool", 30)),
                List.of(),
                7,
                2,
                2,
                "test",
                Map.of(),
                "",
                List.of(),
                "");
        var result = Comparisons.run(plan, Progress.NONE).results().get(1);

        var hours = result.estimate(Measure.INSTANCE_HOURS);
        assertThat(hours.source()).isEqualTo(Estimate.Source.DAYS);
        assertThat(hours.low()).isLessThan(hours.value() * 0.95);
        assertThat(result.estimate(Measure.P99).source()).isEqualTo(Estimate.Source.DAYS);
        assertThat(result.estimate(Measure.MAX).source()).isEqualTo(Estimate.Source.SIMULATED);
        var alone = DailyMeasures.of(scenario, result.run(), 100);
        assertThat(Arrays.stream(alone.get(Measure.COST)).sum()).isCloseTo(100, within(1e-9));
        assertThat(Arrays.stream(alone.get(Measure.ACTIVITIES)).sum())
                .isEqualTo(result.run().activities().size());
    }
}
