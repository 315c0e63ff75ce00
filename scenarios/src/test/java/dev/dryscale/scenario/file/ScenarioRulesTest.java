package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake at a time: where it is told, and that nothing else is. */
final class ScenarioRulesTest {

    private static final String GOOD = """
            dryscale: 1
            profile: aws-2026
            name: web
            duration: 10m
            traffic: {synthetic: {kind: constant, rate: 20/s}}
            service: {cpuTime: 20ms}
            instance: {type: m5.large, concurrency: 8}
            group: {MinSize: 2, MaxSize: 4, AvailabilityZones: [us-east-1a]}
            policies:
              cpu50: {PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}, TargetValue: 50}
            """;

    @TempDir
    Path folder;

    private List<Problem> problemsOf(String text) throws IOException {
        var file = Files.writeString(folder.resolve("web.yaml"), text);
        try {
            ScenarioReader.read(file, ScenarioOptions.DEFAULTS);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems();
        }
    }

    @Test
    void theGoodScenarioIsGood() throws IOException {
        assertThat(problemsOf(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dryscale: 1 | dryscale: 2 | dryscale | must be 1",
                "aws-2026 | aws-2025 | profile | must be one of aws-2026, truth-docs",
                "name: web | name: '' | name | must be a name of 1 to 255 characters without blanks at its ends",
                "name: web | name: \"a\\u0000b\" | name | must not contain control or invisible characters",
                "duration: 10m | duration: 300 | duration | must be a number with a unit",
                "duration: 10m | duration: 10s | duration | must be from 1m to 36525d",
                "duration: 10m | duration: 109573d | duration | must be from 1m to 36525d",
                "name: web | name: web;;start: 2026-01-05 | start | must be a time with its zone",
                "name: web | name: web;;fidelity: fluid;;loadBalancer: {algorithm: weighted_random} | fidelity | must be requests where targets are chosen by chance",
                "name: web | name: web;;fidelity: fluid;;loadBalancer: {slowStart: 60s} | loadBalancer | slowStart needs fidelity requests",
                "duration: 10m | fidelity: requests | duration | is required: the traffic has no end of its own",
                "name: web | name: web;;timeZone: Europe/Pariss | timeZone | must be a time zone",
                "20/s | 20 | traffic.synthetic.rate | must be a number with a unit, one of /s, /min, /m, /h, /d",
                "20/s | -1/s | traffic.synthetic.rate | must not be negative",
                "20/s | 1e18/s | traffic.synthetic | rate must be from 0 to 1e9 per second",
                "kind: constant | kind: constnt | traffic.synthetic.kind | must be one of constant, ramp",
                "synthetic: | sinthetic: | traffic.sinthetic | is not known here; known: clip, poll, replay",
                "cpuTime: 20ms | cpuTime: 0ms | service.cpuTime | must be longer than 0",
                "cpuTime: 20ms | cpuTime: {lognormal: {mean: 20ms}} | service.cpuTime.lognormal.cv | is required",
                "cpuTime: 20ms | cpuTime: {uniform: {from: 2s, to: 1s}} | service.cpuTime.uniform | to must not be below from",
                "cpuTime: 20ms | cpuTime: {empirical: {file: ../x}} | service.cpuTime.empirical.file | must lie inside the scenario's folder",
                "cpuTime: 20ms | cpuTime: 20ms, retries: 1.5 | service.retries | must be a whole number",
                "m5.large | m5.lrge | instance.type | must be a known instance type",
                "concurrency: 8 | concurrency: 0 | instance.concurrency | must be a whole number from 1 to 100000",
                "MaxSize: 4 | MaxSize: 2147483647 | group.MaxSize | must be a whole number from 0 to 10000",
                "MinSize: 2 | MinSize: 5 | group.MinSize | must be at most MaxSize (4)",
                "MinSize: 2 | MinSize: 2.0 | group.MinSize | must be a whole number",
                "MinSize: 2 | MinSize: '2' | group.MinSize | must be a whole number",
                "MinSize: 2 | MinSize: 2, DesiredCapacity: 9 | group.DesiredCapacity | must be from MinSize (2) to MaxSize (4)",
                "[us-east-1a] | [] | group.AvailabilityZones | must name at least one zone",
                "[us-east-1a] | [us-east-1a, us-east-1a] | group.AvailabilityZones[1] | must be named once",
                "[us-east-1a]} | [us-east-1a], DefaultInstanceWarmup: 3601} | group.DefaultInstanceWarmup | must be a whole number from -1 to 3600",
                "[us-east-1a]} | [us-east-1a], DefaultInstanceWarmup: -2} | group.DefaultInstanceWarmup | must be a whole number from -1 to 3600",
                "MaxSize: 4 | MaxSize: ~ | group.MaxSize | must be a whole number",
                "ASGAverageCPUUtilization | ASGAverageCPU | policies.cpu50.PredefinedMetricSpecification.PredefinedMetricType | must be one of ASGAverageCPUUtilization",
                "ASGAverageCPUUtilization}, | ASGAverageCPUUtilization, ResourceLabel: x}, | policies.cpu50.PredefinedMetricSpecification.ResourceLabel | is for ALBRequestCountPerTarget only",
                "TargetValue: 50 | TargetValue: 1e400 | policies.cpu50.TargetValue | must be a number that a double can hold",
                "TargetValue: 50 | TargetValue: .nan | policies.cpu50.TargetValue | must be finite",
                "TargetValue: 50 | TargetValue: -5 | policies.cpu50.TargetValue | must be from 0.000001 to 1e15"
            })
    void tellsOneMistakeAtItsPlace(String right, String wrong, String pointer, String rule) throws IOException {
        assertThat(problemsOf(GOOD.replace(right, wrong.replace(";;", "\n"))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo(pointer);
                    assertThat(problem.rule()).startsWith(rule);
                    assertThat(problem.line()).isPositive();
                });
    }

    @Test
    void anyWordThatIsNotImplementedIsUnknown() throws IOException {
        assertThat(problemsOf(GOOD + "event: []\nidleTimeouts: 3s\n"))
                .extracting(Problem::pointer)
                .containsExactly("event", "idleTimeouts");
    }

    /** TT-31: from 0 to 3600 s; -1 is as if it were not set. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"0, 0", "3600, 3600", "-1, -"})
    void minusOneRemovesTheWarmUp(int written, @Nullable Integer read) throws IOException {
        String text = GOOD.replace("[us-east-1a]}", "[us-east-1a], DefaultInstanceWarmup: " + written + "}");
        var file = ScenarioReader.read(Files.writeString(folder.resolve("web.yaml"), text), ScenarioOptions.DEFAULTS);
        assertThat(file.scenario().fleet().group().defaultInstanceWarmup()).isEqualTo(read);
    }

    @Test
    void aStepPolicyIsCheckedAndAsksForItsAlarms() throws IOException {
        String step = "{PolicyType: StepScaling, AdjustmentType: ChangeInCapacity,"
                + " StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 1.5}]}";
        assertThat(problemsOf(GOOD + "  step: " + step + "\n"))
                .extracting(Problem::rule)
                .containsExactlyInAnyOrder(
                        "StepScaling acts only when an alarm invokes it: write {policies: [...], alarms: [...]} with an"
                                + " alarm whose AlarmActions hold the PolicyName step (JS-4)",
                        "must be a whole number from -2147483648 to 2147483647");
    }

    @Test
    void aLoadBalancersMetricNeedsItsLabelAndALoadBalancer() throws IOException {
        assertThat(problemsOf(GOOD.replace("ASGAverageCPUUtilization", "ALBRequestCountPerTarget")))
                .extracting(Problem::pointer)
                .containsExactly("policies.cpu50", "policies.cpu50.PredefinedMetricSpecification.ResourceLabel");
        String label =
                "ALBRequestCountPerTarget, ResourceLabel: app/web/0123456789abcdef/targetgroup/web/0123456789abcdef";
        assertThat(problemsOf(GOOD.replace("ASGAverageCPUUtilization", label) + "loadBalancer: {}\n"))
                .isEmpty();
    }

    @Test
    void twoPoliciesOfOneMetricCannotBeAttachedTogether() throws IOException {
        String one =
                "{PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}, TargetValue: 50}";
        assertThat(problemsOf(GOOD + "  both: [" + one + ", " + one + "]\n"))
                .singleElement()
                .extracting(Problem::rule)
                .asString()
                .contains("two target tracking policies of one metric");
    }

    @Test
    void aFileOutsideTheFolderIsNeitherReadNorQuoted() throws IOException {
        var outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.json"), "{\"TargetValue\": \"sesame\"}");
        var inside = Files.createDirectory(folder.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("link.json"), outside.resolve("secret.json"));
        for (String name :
                List.of("../outside/secret.json", outside.resolve("secret.json").toString(), "link.json")) {
            var file = Files.writeString(inside.resolve("web.yaml"), GOOD + "  other: {file: '" + name + "'}\n");
            assertThat(problemsOf(file)).singleElement().satisfies(problem -> {
                assertThat(problem.rule()).startsWith("must lie inside the scenario's folder");
                assertThat(problem.sentence()).doesNotContain("sesame");
            });
            var allowed = new ScenarioOptions(List.of(outside), null, false);
            assertThat(catchProblems(file, allowed)).extracting(Problem::rule).contains("must be a number");
        }
    }

    private static List<Problem> problemsOf(Path file) {
        return catchProblems(file, ScenarioOptions.DEFAULTS);
    }

    private static List<Problem> catchProblems(Path file, ScenarioOptions options) {
        try {
            ScenarioReader.read(file, options);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems();
        }
    }

    @Test
    void aMissingFileIsToldWhereItIsNamed() throws IOException {
        assertThat(problemsOf(GOOD + "  other: {file: nothing.json}\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("policies.other.file");
                    assertThat(problem.rule()).isEqualTo("must name a file that exists and can be read");
                    assertThat(problem.line()).isEqualTo(11);
                });
    }

    @Test
    void knobsChangeTheProfileAndUnknownOnesAreRefused() throws IOException {
        var file = Files.writeString(folder.resolve("web.yaml"), GOOD + "knobs: {tt.lowFactor: constant(0.9)}\n");
        var read = ScenarioReader.read(file, ScenarioOptions.DEFAULTS);
        assertThat(read.scenario().fleet().profile().knobs()).containsEntry("tt.lowFactor", "constant(0.9)");
        assertThat(problemsOf(GOOD + "knobs: {tt.lowFactr: byCapacity, tt.scaleInStep: sometimes}\n"))
                .extracting(Problem::pointer)
                .containsExactly("knobs.tt.lowFactr", "knobs.tt.scaleInStep");
    }
}
