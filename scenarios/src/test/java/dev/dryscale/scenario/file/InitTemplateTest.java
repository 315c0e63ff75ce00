package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scenario that {@code init} writes, read back. */
final class InitTemplateTest {

    private static final String POLICY =
            "{\"PredefinedMetricSpecification\":{\"PredefinedMetricType\":\"ASGAverageCPUUtilization\"},\"TargetValue\":50.0}";

    @TempDir
    Path folder;

    @Test
    void readsBackWithoutAWord() throws IOException {
        Files.writeString(folder.resolve("scaling_policy.json"), POLICY);
        var template = new InitTemplate("web", "scaling_policy.json", null, "c6i.xlarge", 3, 9);
        var file = Files.writeString(folder.resolve("web.yaml"), template.text());
        var read = ScenarioReader.read(file, ScenarioOptions.DEFAULTS);
        assertThat(read.warnings()).isEmpty();
        assertThat(read.scenario().name()).isEqualTo("web");
        assertThat(read.scenario().fleet().instance().type()).isEqualTo("c6i.xlarge");
        assertThat(read.scenario().fleet().instance().vcpus()).isEqualTo(4);
        assertThat(read.scenario().fleet().group().minSize()).isEqualTo(3);
        assertThat(read.scenario().fleet().group().maxSize()).isEqualTo(9);
        assertThat(read.inputs()).containsOnlyKeys("web.yaml", "scaling_policy.json");
    }

    @Test
    void replaysALog() throws IOException {
        Files.writeString(folder.resolve("p.json"), POLICY);
        Files.writeString(
                folder.resolve("rate.csv"), "time,requests\n2026-01-05T00:00:00Z,60\n2026-01-05T00:01:00Z,120\n");
        var template = new InitTemplate("web", "p.json", "rate.csv", "m5.large", 2, 4);
        var file = Files.writeString(folder.resolve("web.yaml"), template.text());
        var scenario = ScenarioReader.read(file, ScenarioOptions.DEFAULTS).scenario();
        assertThat(scenario.horizonNanos()).isEqualTo(120_000_000_000L);
        assertThat(scenario.traffic().ratePerSecond(0, 120_000_000_000L)).isEqualTo(1.5);
    }

    @Test
    void everyKeyThatAScenarioMayHaveIsShown() {
        String text = InitTemplate.of("p.json").text();
        var node = DocumentReader.read("x.yaml", text.getBytes(StandardCharsets.UTF_8), new Problems());
        var keys = ((MappingNode) Objects.requireNonNull(node)).members().keySet();
        assertThat(keys)
                .contains(
                        "dryscale",
                        "profile",
                        "name",
                        "duration",
                        "fidelity",
                        "seed",
                        "replications",
                        "timeZone",
                        "traffic",
                        "service",
                        "instance",
                        "group",
                        "loadBalancer",
                        "policies",
                        "slo",
                        "prices",
                        "gates");
        assertThat(text).doesNotContain("@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"it's a name", "null", "true", "0", "a: b", "#x", "- x", "{a}", "1e400", "'", "=1+1", "@name@"})
    void anyNameReadsBackAsItself(String name) {
        String text = new InitTemplate(name, "p.json", null, "m5.large", 2, 4).text();
        var node = DocumentReader.read("x.yaml", text.getBytes(StandardCharsets.UTF_8), new Problems());
        var value = ((MappingNode) Objects.requireNonNull(node)).members().get("name");
        assertThat(((dev.dryscale.scenario.document.ScalarNode) Objects.requireNonNull(value)).text())
                .isEqualTo(name);
    }

    @Test
    void aBarePolicyIsAScenario() throws IOException {
        var file = Files.writeString(folder.resolve("my policy.json"), POLICY);
        var read = ScenarioReader.read(file, ScenarioOptions.DEFAULTS);
        assertThat(read.candidates()).hasSize(1);
        assertThat(read.scenario().name()).isEqualTo("my-policy");
        assertThat(read.inputs()).containsOnlyKeys("my policy.json");
    }

    @ParameterizedTest
    @CsvSource({"scaling_policy.json, scaling-policy", "/x/y.tar.gz, y", "..., policy", "C:\\x\\web.json, web"})
    void namesTheScenarioAfterTheFile(String file, String name) {
        assertThat(InitTemplate.stem(file)).isEqualTo(name);
    }

    @Test
    void namesFilesRelativeToTheScenario() {
        assertThat(InitTemplate.relative(Path.of("a/web.yaml"), Path.of("a/b/p.json")))
                .isEqualTo("b/p.json");
        assertThat(List.of(InitTemplate.relative(Path.of("web.yaml"), Path.of("p.json"))))
                .containsExactly("p.json");
    }
}
