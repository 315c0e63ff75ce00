package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TracesTest {

    private static final String SCENARIO = """
            dryscale: 1
            profile: aws-2026
            name: tiny
            duration: 40m
            replications: 3
            traffic:
              traces:
                calm: {synthetic: {kind: ramp, from: 2/s, to: 8/s, start: 0s, end: 30m}}
                rush: {synthetic: {kind: ramp, from: 2/s, to: 30/s, start: 0s, end: 10m}}
            service: {cpuTime: {exponential: {mean: 100ms}}}
            instance: {type: m5.large, concurrency: 8}
            group: {MinSize: 1, MaxSize: 3, DesiredCapacity: 1, AvailabilityZones: [us-east-1a]}
            loadBalancer: {}
            policies:
              hot: {TargetValue: 80, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}
              cool: {TargetValue: 30, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}
            prices: {region: us-east-1}
            """;

    @TempDir
    Path folder;

    private Console.Result dryscale(String... args) {
        return Console.in(folder).execute(args);
    }

    private void write(String more) throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), SCENARIO + more);
    }

    private static JsonNode estimate(JsonNode comparison, int candidate, String measure) {
        return comparison.get("candidates").get(candidate).get("estimates").get(measure);
    }

    /** Money and activities of all traces are the sums, and so are their intervals' middles; percentiles lie between. */
    @Test
    void pooledIsWhatTheTracesAddUpToAndTheWorstIsNamed() throws IOException {
        write("");

        var result = dryscale("compare", "tiny.yaml", "-o", "json", "--no-report");

        assertThat(result.code()).as(result.err()).isZero();
        var json = JsonMapper.builder().build().readTree(result.out());
        var calm = json.get("traces").get(0);
        var rush = json.get("traces").get(1);
        assertThat(calm.get("trace").asText()).isEqualTo("calm");
        for (int candidate = 0; candidate < 2; candidate++) {
            for (var measure : new String[] {"cost", "activities", "instance_hours", "wasted_instance_minutes"}) {
                double sum = estimate(calm, candidate, measure).get("value").asDouble()
                        + estimate(rush, candidate, measure).get("value").asDouble();
                assertThat(estimate(json.get("pooled"), candidate, measure)
                                .get("value")
                                .asDouble())
                        .as(measure)
                        .isCloseTo(sum, within(1e-9 * sum));
            }
            assertThat(estimate(json.get("pooled"), candidate, "p99")
                            .get("value")
                            .asDouble())
                    .isBetween(
                            estimate(calm, candidate, "p99").get("value").asDouble(),
                            estimate(rush, candidate, "p99").get("value").asDouble());
        }
        assertThat(json.get("worst").get("hot").get("p99").asText()).isEqualTo("rush");
    }

    /** A trace in company gives the bytes that it gives alone. */
    @Test
    void eachTraceIsWhatItIsAlone() throws IOException {
        write("");

        var alone = dryscale("compare", "tiny.yaml", "--trace", "rush", "-o", "csv", "--no-report");
        var both = dryscale("compare", "tiny.yaml", "-o", "csv", "--no-report");

        var rows = alone.outLines();
        assertThat(both.outLines())
                .containsAll(rows.subList(1, rows.size()).stream()
                        .map(row -> "rush," + row)
                        .toList());
        assertThat(folder.resolve("dryscale-out/tiny/rush/result.json")).exists();
    }

    @Test
    void thePageForPeopleShowsEveryTraceAndItsVerdict() throws IOException {
        write("");

        var table = dryscale("compare", "tiny.yaml", "--no-report");
        assertThat(table.out())
                .contains("2 traces pooled: calm (", "by trace, value [low, high]", "\ncalm: ", "\nrush: ", "] *");
        assertThat(dryscale("compare", "tiny.yaml", "--no-report", "-o", "markdown")
                        .out())
                .contains("| policy | trace | ");
    }

    @Test
    void aGateMustHoldOnEveryTrace() throws IOException {
        write("gates: ['p99 < 2s']\n");

        var compared = dryscale("compare", "tiny.yaml", "--policy", "hot", "--no-report");
        assertThat(compared.code()).isEqualTo(ExitCode.GATE_MISSED);
        assertThat(compared.out()).contains("FAIL  hot: p99 < 2s on rush (was ");
        assertThat(dryscale("compare", "tiny.yaml", "--policy", "hot", "--trace", "calm", "--no-report")
                        .code())
                .isZero();
        var gated = dryscale("gate", "tiny.yaml", "--policy", "hot");
        assertThat(gated.code()).isEqualTo(ExitCode.GATE_MISSED);
        assertThat(gated.out()).contains("PASS  hot on calm: p99 < 2s", "FAIL  hot on rush: p99 < 2s");
    }

    @Test
    void severalRecordingsTakeThePlaceOfTheScenariosTraffic() throws IOException {
        Fixtures.scenario(folder);
        Files.createDirectories(folder.resolve("other"));
        Fixtures.log(folder);
        Fixtures.log(folder.resolve("other"));

        var result = dryscale(
                "compare", "tiny.yaml", "--traffic", "access.log", "--traffic", "other/access.log", "--no-report");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("2 traces pooled: access (", "; access-2 (");
        assertThat(dryscale(
                                "gate",
                                "tiny.yaml",
                                "--traffic",
                                "access.log",
                                "--threshold",
                                "p99<60s",
                                "--knob",
                                "publicationLag.alb=60")
                        .code())
                .isIn(ExitCode.DONE, ExitCode.GATE_MISSED);
    }

    @Test
    void whoTakesOneTrafficSaysWhichOneAndAWrongNameIsAnsweredWithTheNearest() throws IOException {
        write("");

        assertThat(dryscale("run", "tiny.yaml", "--no-report").err())
                .contains("has 2 traces, of which this command takes the first, calm");
        assertThat(dryscale("run", "tiny.yaml", "--trace", "rush", "--no-report")
                        .err())
                .doesNotContain("takes the first");
        var wrong = dryscale("compare", "tiny.yaml", "--trace", "rash");
        assertThat(wrong.code()).isEqualTo(ExitCode.FAILED);
        assertThat(wrong.err()).contains("has no such trace; it has calm, rush").contains("rush");
        assertThat(dryscale("check", "tiny.yaml").code()).isZero();
    }
}
