package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet that starts far too small: its first quarter of an hour is no part of the steady state. */
final class SteadyStateTest {

    private static final String SCENARIO = """
            dryscale: 1
            profile: aws-2026
            name: steady
            duration: 4h
            replications: 3
            traffic: {synthetic: %s}
            service: {cpuTime: {exponential: {mean: 100ms}}, timeout: 20s}
            instance: {type: m5.large, concurrency: 8, boot: {running: 15s, ready: 60s}}
            group: {MinSize: 1, MaxSize: 6, DesiredCapacity: 1, AvailabilityZones: [us-east-1a]}
            loadBalancer: {}
            policies:
              half: {TargetValue: 50, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}
            prices: {region: us-east-1}
            """;

    private static final String CONSTANT = "{kind: constant, rate: 40/s}";

    @TempDir
    Path folder;

    private JsonNode compare(String text) throws IOException {
        Files.writeString(folder.resolve("steady.yaml"), text);
        var result = Console.in(folder).execute("compare", "steady.yaml", "-o", "json", "--no-report");
        assertThat(result.code()).as(result.err()).isZero();
        return JsonMapper.builder()
                .build()
                .readTree(result.out())
                .get("candidates")
                .get(0);
    }

    private static double value(JsonNode candidate, String measure) {
        return candidate.get("estimates").get(measure).get("value").asDouble();
    }

    @Test
    void ratesAndPercentilesLeaveTheStartOutAndTotalsDoNot() throws IOException {
        var steady = compare(SCENARIO.formatted(CONSTANT));
        var whole = compare(SCENARIO.formatted(CONSTANT) + "initialTransient: keep\n");

        assertThat(steady.get("run").get("notes").toString()).contains("initial transient: the first ");
        assertThat(whole.get("run").get("notes").toString()).doesNotContain("initial transient");
        assertThat(value(steady, "p99")).isLessThan(value(whole, "p99") / 3);
        assertThat(value(steady, "errors")).isLessThan(value(whole, "errors"));
        assertThat(value(steady, "cost_per_month")).isGreaterThan(value(whole, "cost_per_month"));
        for (var total : new String[] {"cost", "activities", "instance_hours", "wasted_instance_minutes", "max"}) {
            assertThat(value(steady, total)).as(total).isEqualTo(value(whole, total));
        }
    }

    @Test
    void trafficThatChangesInTimeKeepsEveryMinute() throws IOException {
        var diurnal = compare(SCENARIO.formatted("{kind: diurnal, min: 20/s, max: 60/s, peakAt: 2h, period: 4h}"));
        var event = compare(SCENARIO.formatted(CONSTANT) + "events: [{at: 2h, azOutage: us-east-1a, for: 5m}]\n");

        assertThat(diurnal.get("run").get("notes").toString()).doesNotContain("initial transient");
        assertThat(event.get("run").get("notes").toString()).doesNotContain("initial transient");
    }
}
