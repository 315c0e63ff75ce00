package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenario files as people write them; expected values are read off the files. */
final class ScenarioReaderTest {

    private static final String MINIMAL = """
            dryscale: 1
            profile: aws-2026
            name: minimal
            duration: 10m
            traffic: {synthetic: {kind: constant, rate: 20/s}}
            service: {cpuTime: 20ms}
            instance: {type: m5.large, concurrency: 8}
            group: {MinSize: 2, MaxSize: 4, AvailabilityZones: [us-east-1a]}
            policies:
              cpu50:
                PolicyType: TargetTrackingScaling
                TargetTrackingConfiguration:
                  PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}
                  TargetValue: 50.0
            """;

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private ScenarioFile read(String text) throws IOException {
        return ScenarioReader.read(write("web.yaml", text), ScenarioOptions.DEFAULTS);
    }

    private List<String> problemsOf(String text) throws IOException {
        try {
            read(text);
        } catch (ProblemsException e) {
            return e.problems().stream()
                    .map(problem -> problem.sentence().replace(folder + "/", ""))
                    .toList();
        }
        return List.of();
    }

    @Test
    void readsTheSmallestScenario() throws IOException {
        var file = read(MINIMAL);
        var scenario = file.scenario();
        assertThat(scenario.name()).isEqualTo("minimal");
        assertThat(scenario.horizonNanos()).isEqualTo(600_000_000_000L);
        assertThat(scenario.fidelity()).isEqualTo(Fidelity.REQUESTS);
        assertThat(scenario.traffic().ratePerSecond(0, 1_000_000_000)).isEqualTo(20);
        assertThat(scenario.fleet().service().mode()).isEqualTo(ServiceMode.CPU);
        assertThat(scenario.fleet().service().time().mean()).isEqualTo(0.02);
        assertThat(scenario.fleet().instance().vcpus()).isEqualTo(2);
        assertThat(scenario.fleet().instance().memoryMiB()).isEqualTo(8192);
        assertThat(scenario.fleet().group().desiredCapacity()).isEqualTo(2);
        assertThat(scenario.fleet().loadBalancer()).isNull();
        assertThat(scenario.prices()).isNull();
        assertThat(file.seed()).isEqualTo(1);
        assertThat(file.warnings()).isEmpty();
        assertThat(file.inputs()).containsOnlyKeys("web.yaml");
    }

    @Test
    void readsATargetTrackingPolicy() throws IOException {
        var candidate = read(MINIMAL).candidates().get(0);
        assertThat(candidate.name()).isEqualTo("cpu50");
        var policy = (TargetTrackingPolicy) candidate.policies().get(0);
        assertThat(policy.targetValue()).isEqualTo(Rational.of(50, 1));
        assertThat(policy.metric().metricName()).isEqualTo("CPUUtilization");
    }

    @Test
    void tellsAllProblemsAtOnceWithFileAndLine() throws IOException {
        String text = MINIMAL.replace("duration: 10m", "duration: 10")
                .replace("MinSize: 2", "MinSize: 9")
                .replace("cpuTime", "cputime")
                .replace("TargetTrackingScaling", "TargetTraking")
                .replace("name: minimal", "name: minimal\nnaem: x");
        assertThat(problemsOf(text))
                .hasSize(6)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("web.yaml:4: naem is not known here")
                        .endsWith("did you mean name?"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("web.yaml:5: duration must be a number with a unit")
                        .contains("ms, s, m, h, d")
                        .endsWith("was 10"))
                .anySatisfy(line -> assertThat(line).isEqualTo("web.yaml:7: service.cpuTime is required"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("web.yaml:7: service.cputime")
                        .endsWith("did you mean cpuTime?"))
                .anySatisfy(line ->
                        assertThat(line).isEqualTo("web.yaml:9: group.MinSize must be at most MaxSize (4), was 9"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("web.yaml:12: policies.cpu50.PolicyType must be one of")
                        .contains("was 'TargetTraking'")
                        .endsWith("did you mean TargetTrackingScaling?"));
    }

    @Test
    void saysWhichFileDoesNotExist() {
        assertThatThrownBy(() -> ScenarioReader.read(folder.resolve("nothing.yaml"), ScenarioOptions.DEFAULTS))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("nothing.yaml: does not exist");
    }
}
