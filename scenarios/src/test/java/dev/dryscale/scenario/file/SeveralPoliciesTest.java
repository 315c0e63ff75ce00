package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.experiment.Simulation;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Several policies on one group, switched off or with processes suspended, from the file to the second of each change. */
final class SeveralPoliciesTest {

    private static final String SCENARIO = """
            dryscale: 1
            profile: truth-docs
            name: several
            duration: MINUTESm
            fidelity: load
            traffic: {synthetic: {kind: load, unit: instances, segments: [SEGMENTS]}}
            service: {mode: slots, time: 1s}
            instance: {type: m5.large, concurrency: 1, boot: {running: 60s, ready: 0s, registration: 0s}}
            group: {MinSize: 2, MaxSize: 12, DesiredCapacity: 4, DefaultInstanceWarmup: 120, AvailabilityZones: [us-east-1a], Monitoring: {Enabled: true}}
            policies: {all: {policies: [POLICIES], alarms: [ALARMS]}}
            events: [EVENTS]
            """;

    @TempDir
    Path folder;

    /**
     * Four instances, one unit of load each at 100 %; metrics are seen at once and alarms evaluated on the full minute. A new
     * instance is InService after 60 s and counts 120 s later.
     *
     * @param load in instances, {@code value} or {@code value@second} for each change
     * @param policies {@code tt:target}, {@code :off} for Enabled false, {@code :out} for DisableScaleIn; {@code
     *     step:operator:threshold:adjustment}
     * @param events items of {@code events:}, separated by spaces between braces
     * @param changes {@code second:from>to} of every change of the desired capacity
     * @param inService {@code minute=instances} at the start of minutes
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/semantics/several_policies.csv", numLinesToSkip = 1)
    void changesAreThoseOfTheTable(
            String rule,
            String why,
            int minutes,
            String load,
            String policies,
            @Nullable String events,
            String changes,
            String inService)
            throws IOException {
        String text = SCENARIO.replace("MINUTES", Integer.toString(minutes))
                .replace("SEGMENTS", segments(load, minutes * 60))
                .replace("POLICIES", each(policies, SeveralPoliciesTest::policy))
                .replace("ALARMS", each(policies, SeveralPoliciesTest::alarm))
                .replace("EVENTS", events == null ? "" : events.replace("} {at", "}, {at"));
        var file =
                ScenarioReader.read(Files.writeString(folder.resolve("several.yaml"), text), ScenarioOptions.DEFAULTS);
        var result = Simulation.run(file.scenario(), file.candidates().get(0), 1);

        assertThat(result.decisions().stream()
                        .filter(DecisionEntry::changedCapacity)
                        .map(entry -> entry.atNanos() / 1_000_000_000L + ":" + entry.from() + ">" + entry.to())
                        .collect(Collectors.joining(" ")))
                .as(why)
                .isEqualTo(changes);
        var counts = result.timeline().column(Column.IN_SERVICE);
        assertThat(Arrays.stream(inService.split(" "))
                        .map(at -> at.substring(0, at.indexOf('=')))
                        .map(minute -> minute + "=" + (int) counts[Integer.parseInt(minute)])
                        .collect(Collectors.joining(" ")))
                .as(why)
                .isEqualTo(inService);
    }

    private static String each(String policies, Function<String[], String> write) {
        return Arrays.stream(policies.split(" "))
                .map(policy -> write.apply(policy.split(":")))
                .filter(written -> !written.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Each target tracking policy has a metric of its own (TT-41), though both are CPU here. */
    private static String policy(String[] parts) {
        String name = String.join("-", parts);
        if (parts[0].equals("step")) {
            return "{PolicyName: " + name
                    + ", PolicyType: StepScaling, AdjustmentType: ChangeInCapacity, StepAdjustments: [{MetricIntervalUpperBound: 0, ScalingAdjustment: "
                    + parts[3] + "}]}";
        }
        String option = parts.length > 2 ? parts[2] : "";
        String metric = parts[1].equals("50")
                ? "PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}"
                : "CustomizedMetricSpecification: {Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average}";
        return "{PolicyName: " + name + ", PolicyType: TargetTrackingScaling, Enabled: " + !option.equals("off")
                + ", TargetTrackingConfiguration: {TargetValue: " + parts[1] + ", DisableScaleIn: "
                + option.equals("out") + ", " + metric + "}}";
    }

    private static String alarm(String[] parts) {
        return !parts[0].equals("step")
                ? ""
                : "{AlarmName: " + String.join("-", parts)
                        + ", Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average, Period: 60, EvaluationPeriods: 3, Threshold: "
                        + parts[2] + ", ComparisonOperator: " + parts[1] + ", AlarmActions: ["
                        + String.join("-", parts) + "]}";
    }

    private static String segments(String load, int end) {
        var parts = load.split(" ", -1);
        var written = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            var part = parts[i].split("@", -1);
            String from = part.length > 1 ? part[1] : "0";
            String to = i + 1 < parts.length ? parts[i + 1].split("@", -1)[1] : Integer.toString(end);
            written.append(i == 0 ? "" : ", ")
                    .append("{from: ")
                    .append(from)
                    .append("s, to: ")
                    .append(to)
                    .append("s, load: ")
                    .append(part[0])
                    .append('}');
        }
        return written.toString();
    }
}
