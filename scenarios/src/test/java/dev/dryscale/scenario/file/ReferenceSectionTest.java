package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.reference.Clairvoyant;
import dev.dryscale.experiment.reference.HorizontalPodAutoscaler;
import dev.dryscale.experiment.reference.QueueingStaffing;
import dev.dryscale.record.Slo;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.FixedSchedulePolicy;
import dev.dryscale.scaling.policy.RequestRateScalingPolicy;
import dev.dryscale.scaling.policy.ThresholdScalingPolicy;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReferenceSectionTest {

    private static final String HEAD = """
            dryscale: 1
            profile: aws-2026
            name: web
            duration: 10m
            traffic: {synthetic: {kind: constant, rate: 20/s}}
            service: {cpuTime: 20ms}
            instance: {type: m5.large, concurrency: 8}
            group: {MinSize: 2, MaxSize: 4, AvailabilityZones: [us-east-1a]}
            """;
    private static final String POLICY = """
            policies:
              cpu50: {PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}, TargetValue: 50}
            """;

    @TempDir
    Path folder;

    private List<Candidate> candidates(String text) throws IOException {
        var file = Files.writeString(folder.resolve("web.yaml"), text);
        return ScenarioReader.read(file, ScenarioOptions.DEFAULTS).candidates();
    }

    @Test
    void referencesStandBehindThePoliciesWithTheirDefaults() throws IOException {
        var all = candidates(HEAD + POLICY
                + "slo: {responseTime: 200ms}\nreferences: [clairvoyant, {fixedCapacity: 3}, queueingStaffing, hpa]\n");

        assertThat(all)
                .extracting(Candidate::name)
                .containsExactly("cpu50", "clairvoyant", "fixed-3", "queueing-staffing", "hpa");
        assertThat(all).extracting(Candidate::reference).containsExactly(false, true, true, true, true);
        assertThat(all.get(1).policies()).containsExactly(new Clairvoyant("clairvoyant", new Slo(99, 200_000_000L)));
        assertThat(all.get(2).fleet())
                .isNotNull()
                .satisfies(fleet -> assertThat(
                                fleet.group().minSize() + fleet.group().maxSize() + fleet.initialInService())
                        .isEqualTo(9));
        assertThat(all.get(3).policies()).containsExactly(new QueueingStaffing("queueing-staffing", 0.02, 2, 1, 5));
        assertThat(all.get(4).policies())
                .containsExactly(new HorizontalPodAutoscaler("hpa", Rational.of(60), Rational.of(1, 10), 300));
    }

    @Test
    void referencesTakeTheirOwnNumbers() throws IOException {
        var all = candidates(HEAD + POLICY
                + "references:\n- {hpa: {targetUtilization: 75.5, tolerance: 0, stabilizationWindowSeconds: 0}}\n"
                + "- {queueingStaffing: {beta: 2.5, windowMinutes: 1}}\n");

        assertThat(all.get(1).policies())
                .containsExactly(new HorizontalPodAutoscaler("hpa", Rational.of(151, 2), Rational.ZERO, 0));
        assertThat(all.get(2).policies()).containsExactly(new QueueingStaffing("queueing-staffing", 0.02, 2, 2.5, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[clairvoyant] | references[0] | needs slo: and requests",
                "[clairvoyent] | references[0] | must be one of clairvoyant, fixedCapacity, queueingStaffing, hpa",
                "[fixedCapacity] | references[0] | needs the number of instances: {fixedCapacity: 4}",
                "[{fixedCapacity: 5}] | references[0].fixedCapacity | must be a whole number from 2 to 4",
                "[{fixedCapacity: 2}, {fixedCapacity: 2}] | references[1] | must not come twice",
                "[{hpa: {target: 50}}] | references[0].hpa.target | is not known here; known: stabilizationWindowSeconds",
                "[{hpa: {targetUtilization: 0}}] | references[0].hpa.targetUtilization | must be a percentage above 0",
                "[{hpa: {tolerance: 1}}] | references[0].hpa.tolerance | must be from 0 to below 1",
                "[{queueingStaffing: {beta: -1}}] | references[0].queueingStaffing.beta | must be from 0 to 10",
                "[{hpa: {}, fixedCapacity: 3}] | references[0] | must have exactly one of",
                "hpa | references | must be a list"
            })
    void mistakesAreToldWhereTheyAre(String references, String pointer, String rule) {
        assertThatThrownBy(() -> candidates(HEAD + POLICY + "references: " + references + "\n"))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.pointer()).isEqualTo(pointer);
                            assertThat(problem.sentence()).contains(rule);
                        }));
    }

    @Test
    void aScheduleIsAPolicyOfItsOwn() throws IOException {
        var all = candidates(HEAD + """
                policies:
                  plan: {PolicyType: FixedSchedule, Schedule: [{at: 0s, DesiredCapacity: 3}, {at: 90s, DesiredCapacity: 2}]}
                """);

        assertThat(all.get(0).policies())
                .containsExactly(new FixedSchedulePolicy(
                        "plan",
                        List.of(new FixedSchedulePolicy.Step(0, 3), new FixedSchedulePolicy.Step(90_000_000_000L, 2))));
    }

    @Test
    void policiesOfOurOwnSayWhatTheyDo() throws IOException {
        var all = candidates(HEAD + """
                policies:
                  rate: {PolicyType: RequestRateScaling, RequestsPerInstance: 90/m, Every: 20s, DisableScaleIn: true}
                  two: {PolicyType: ThresholdScaling, Period: 300, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}, ScaleOut: {above: 70, periods: 2, change: 2, cooldown: 5m}, ScaleIn: {below: 20.5, change: 1}}
                """);

        assertThat(all.get(0).policies())
                .containsExactly(new RequestRateScalingPolicy("rate", Rational.of(3, 2), 20, true));
        assertThat(all.get(1).policies())
                .containsExactly(new ThresholdScalingPolicy(
                        "two",
                        new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null),
                        300,
                        new ThresholdScalingPolicy.Rule(true, Rational.of(70), 2, 2, 300),
                        new ThresholdScalingPolicy.Rule(false, Rational.of(41, 2), 1, 1, 0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{PolicyType: RequestRateScaling} | policies.plan.RequestsPerInstance | is required",
                "{PolicyType: RequestRateScaling, RequestsPerInstance: 0/s} | policies.plan.RequestsPerInstance | must be above 0",
                "{PolicyType: RequestRateScaling, RequestsPerInstance: 1/s, Every: 15s} | policies.plan.Every | must be a multiple of 10s",
                "{PolicyType: ThresholdScaling, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}, ScaleIn: {below: 1, change: 1}} | policies.plan.ScaleOut | is required",
                "{PolicyType: FixedSchedule} | policies.plan.Schedule | is required",
                "{PolicyType: FixedSchedule, Schedule: []} | policies.plan.Schedule | must have at least one line",
                "{PolicyType: FixedSchedule, Schedule: [{at: 1m, DesiredCapacity: 2}, {at: 60s, DesiredCapacity: 3}]} | policies.plan.Schedule[1] | must be later than the line before it",
                "{PolicyType: FixedSchedule, Schedule: [{at: 1m}]} | policies.plan.Schedule[0].DesiredCapacity | is required"
            })
    void aScheduleMustBeInOrder(String policy, String pointer, String rule) {
        assertThatThrownBy(() -> candidates(HEAD + "policies: {plan: " + policy + "}\n"))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.pointer()).isEqualTo(pointer);
                            assertThat(problem.sentence()).contains(rule);
                        }));
    }
}
