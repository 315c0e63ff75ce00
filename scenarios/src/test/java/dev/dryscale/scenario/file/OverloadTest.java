package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At MaxSize four instances of two vCPUs and 20 ms a request: 400 requests a second. */
final class OverloadTest {

    @TempDir
    Path folder;

    private ScenarioFile read(String rate, String service, String fidelity) throws IOException {
        return ScenarioReader.read(
                Files.writeString(folder.resolve("web.yaml"), """
                dryscale: 1
                profile: aws-2026
                name: web
                duration: 10m
                fidelity: %s
                traffic: {synthetic: {kind: constant, rate: %s}}
                service: %s
                instance: {type: m5.large, concurrency: 8}
                group: {MinSize: 2, MaxSize: 4, AvailabilityZones: [us-east-1a]}
                policies:
                  cpu50: {PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}, TargetValue: 50}
                """.formatted(fidelity, rate, service)),
                ScenarioOptions.DEFAULTS);
    }

    @Test
    void aGroupThatKeepsUpIsNotWarnedOf() throws IOException {
        assertThat(read("399/s", "{cpuTime: 20ms}", "requests").warnings()).isEmpty();
    }

    /** 600/s against 400/s for 600 s leave 120,000 requests. */
    @Test
    void aGroupThatFallsBehindForEverIsWarnedOfWithAnEstimate() throws IOException {
        var file = read("600/s", "{cpuTime: 20ms}", "requests");

        var overload = Overload.of(file.scenario(), file.scenario().fleet());
        assertThat(overload.utilisation()).isCloseTo(1.5, within(1e-9));
        assertThat(overload.waitingAtEnd()).isCloseTo(120_000, Percentage.withPercentage(1e-6));
        assertThat(file.warnings())
                .extracting(Problem::sentence)
                .anyMatch(said -> said.contains("1.50 times what the group can do at MaxSize")
                        && said.contains("about 1.20e+05 requests will wait"));
    }

    @Test
    void aBacklogThatDoesNotFitIntoMemoryIsRefusedBeforeTheRunUnlessItIsLimited() throws IOException {
        assertThatThrownBy(() -> read("30000000/s", "{cpuTime: 20ms}", "requests"))
                .hasMessageContaining("must leave a backlog that fits into memory")
                .hasMessageContaining("about 1.80e+10 requests would wait at once");
        assertThat(read("30000000/s", "{cpuTime: 20ms, timeout: 1s}", "requests")
                        .warnings())
                .hasSize(1);
    }

    @Test
    void aFluidIsRefusedBeyondWhatItsCountsHold() {
        assertThatThrownBy(() -> read("40000000/s", "{cpuTime: 20ms}", "fluid"))
                .hasMessageContaining("must be at most 3e7 requests a second in fidelity fluid");
    }
}
