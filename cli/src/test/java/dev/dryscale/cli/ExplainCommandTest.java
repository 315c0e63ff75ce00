package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code explain}. */
final class ExplainCommandTest {

    /** Two instances at 100 % from the start: three points make AlarmHigh act at 00:03. */
    private static final String SCENARIO = """
            dryscale: 1
            profile: truth-docs
            name: web
            start: 2026-03-01T00:00:00Z
            duration: DURATION
            fidelity: load
            traffic: {synthetic: {kind: load, unit: instances, segments: [{from: 0s, to: 300000s, load: 2}]}}
            service: {mode: slots, time: 1s}
            instance: {type: m5.large, concurrency: 1, boot: {running: 60s, ready: 0s, registration: 0s}}
            group: {MinSize: 2, MaxSize: 9, AvailabilityZones: [us-east-1a], Monitoring: {Enabled: true}}
            policies:
              cpu: {TargetValue: 60, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("day.yaml"), SCENARIO.replace("DURATION", "1h"));
        Files.writeString(folder.resolve("days.yaml"), SCENARIO.replace("DURATION", "50h"));
    }

    private Console.Result dryscale(String... args) {
        return Console.in(folder).execute(args);
    }

    @Test
    void tellsDatapointsStateFormulaAndOutcome() {
        var result = dryscale("explain", "day.yaml", "--policy", "cpu", "--at", "2026-03-01T00:03Z");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("policy cpu: scaled-out, 2 -> 4")
                .contains("because AlarmHigh: ceil(2 x 100 / 60) = 4")
                .contains("AlarmHigh")
                .contains("is ALARM since 2026-03-01T00:03:00Z and invokes the policy")
                .contains("GreaterThanThreshold 60, 3 of 3 datapoints of 60 s")
                .contains("datapoints, oldest first: 100, 100, 100")
                .contains("Threshold Crossed: 3 out of the last 3 datapoints")
                .contains("AlarmLow")
                .contains("LessThanThreshold 54, 15 of 15 datapoints of 60 s");
    }

    @Test
    void tellsWhatHeldItBack() {
        var result = dryscale("explain", "day.yaml", "--at", "00:04Z");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("policy cpu: warm-up, stays at 4").contains("group: desired 4, in service 4");
    }

    /** The minute of the full run in {@code decisions.jsonl} has the same words. */
    @Test
    void saysWhatTheDecisionLogSays() throws IOException {
        dryscale("run", "day.yaml", "--no-report", "--out", "r");
        var line = Files.readAllLines(folder.resolve("r/decisions.jsonl")).stream()
                .filter(one -> one.contains("\"2026-03-01T00:03:00Z\""))
                .findFirst()
                .orElseThrow();
        var json = new ObjectMapper().readTree(line);
        var explained = dryscale("explain", "day.yaml", "--at", "00:03Z").out();
        assertThat(explained).contains(json.path("reason").asText());
        assertThat(json.path("alarms")).hasSize(2);
        for (var alarm : json.path("alarms")) {
            assertThat(explained)
                    .contains(alarm.path("name").asText())
                    .contains(alarm.path("state_reason").asText());
        }
        assertThat(json.path("alarms").path(0).path("datapoints")).hasSize(3);
    }

    @Test
    void aClockTimeThatOccursTwiceIsRefusedWithTheList() {
        var result = dryscale("explain", "days.yaml", "--at", "00:03");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .contains("occurs 3 times in the run; write one of 2026-03-01T00:03:00Z, 2026-03-02T00:03:00Z, ");
        assertThat(dryscale("explain", "days.yaml", "--at", "2026-03-02T00:03Z").code())
                .isZero();
    }

    @Test
    void whatIsNoMinuteOfTheRunIsRefused() {
        assertThat(dryscale("explain", "day.yaml", "--at", "noon").err()).contains("must be a time such as");
        assertThat(dryscale("explain", "day.yaml", "--at", "12:00").err())
                .contains("lies outside the run, which goes from 2026-03-01T00:00:00Z to 2026-03-01T01:00:00Z");
        assertThat(dryscale("explain", "day.yaml", "--at", "2027-03-01T00:03Z").err())
                .contains("lies outside the run");
        assertThat(dryscale("explain", "day.yaml", "--policy", "cpp", "--at", "00:03")
                        .err())
                .contains("cpu");
        assertThat(dryscale("explain", "day.yaml").code()).isEqualTo(ExitCode.USAGE);
    }
}
