package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.SharedCorpora;
import dev.dryscale.scenario.input.ScenarioLibrary;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scenario library, by name and by path. */
final class ScenarioLibraryTest {

    private static final Path FOLDER = Path.of("library");

    @TempDir
    Path folder;

    @Test
    void theIndexNamesEveryScenario() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(ScenarioLibrary.names())
                    .containsExactlyElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(file -> file.endsWith(".yaml"))
                                    .map(file -> file.replace(".yaml", ""))
                                    .sorted()
                                    .toList());
        }
    }

    @Test
    void theReadmeDescribesEveryScenario() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("README.md")))
                .contains(ScenarioLibrary.names().stream()
                        .map(name -> "- **" + name + "**:")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed-blog", "day-95m"})
    void aScenarioByNameIsTheScenarioByPath(String name) {
        var byName = ScenarioReader.read(Path.of(name), ScenarioOptions.DEFAULTS);
        var byPath = ScenarioReader.read(FOLDER.resolve(name + ".yaml"), ScenarioOptions.DEFAULTS);
        assertThat(byName.inputs()).isEqualTo(byPath.inputs());
        assertThat(byName.scenario().horizonNanos()).isEqualTo(byPath.scenario().horizonNanos());
        assertThat(byName.trafficSummary()).isEqualTo(byPath.trafficSummary());
    }

    @Test
    void theSeedPolicyIsReadAsPastedWithAWarningForEachCooldownAndItsTarget() {
        var file = ScenarioReader.read(Path.of("seed-blog"), ScenarioOptions.DEFAULTS);
        assertThat(file.warnings())
                .extracting(Problem::pointer)
                .containsExactly("ScaleInCooldown", "ScaleOutCooldown", "TargetValue");
        assertThat(file.candidates())
                .extracting(dev.dryscale.experiment.Candidate::name)
                .containsExactly("seed", "calm");
        assertThat(file.scenario().fleet().group().minSize()).isEqualTo(2);
        assertThat(file.scenario().fleet().group().maxSize()).isEqualTo(4);
        assertThat(file.scenario().fleet().group().availabilityZones()).hasSize(3);
    }

    @Test
    void strictModeRefusesTheSeedPolicyAsAwsDoes() {
        var strict = new ScenarioOptions(List.of(), null, true);
        assertThatThrownBy(() -> ScenarioReader.read(FOLDER.resolve("seed-blog.yaml"), strict))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("scaling_policy.json:1: ScaleInCooldown")
                .hasMessageContaining("scaling_policy.json:1: ScaleOutCooldown")
                .hasMessageContaining("Application Auto Scaling");
    }

    /** 1,100/s on average over 86,400 s. */
    @Test
    void theDayHas95MillionRequests() {
        var file = ScenarioReader.read(Path.of("day-95m"), ScenarioOptions.DEFAULTS);
        long day = 86_400_000_000_000L;
        assertThat(file.scenario().traffic().ratePerSecond(0, day) * 86_400).isCloseTo(95.04e6, within(1.0));
        assertThat(file.warnings()).isEmpty();
        var boot = file.scenario().fleet().instance().boot();
        assertThat(boot.running().mean()
                        + boot.ready().mean()
                        + boot.registration().mean())
                .isEqualTo(180);
    }

    @ParameterizedTest
    @ValueSource(strings = {"worldcup", "paytm-log", "paytm-seconds", "nasa-july"})
    void aRecordingMustBeGivenOnTheCommandLine(String name) {
        assertThatThrownBy(() -> ScenarioReader.read(Path.of(name), ScenarioOptions.DEFAULTS))
                .isInstanceOf(ProblemsException.class)
                .satisfies(e -> assertThat(((ProblemsException) e).problems())
                        .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
                        .singleElement()
                        .extracting(Problem::rule)
                        .isEqualTo("names no recording: give one with --traffic FILE"));
    }

    /**
     * Request counts and spans are those of the traces' manifest; the day's 58.8 million is the published figure.
     * Expected rates are kept in bins, hence the tolerance for the longest one.
     */
    @ParameterizedTest
    @CsvSource({
        "worldcup, rates/worldcup98_1min_0430-0620.csv.gz, 58.8e6, 0.05e6, 1440",
        "paytm-log, requests/paytm_elb_20150722_0900.log.gz, 5000, 1, 30",
        "paytm-seconds, rates/paytm_elb_20150722_1s.csv.gz, 1158500, 1, 72",
        "nasa-july, requests/nasa_http_jul95_arrivals_1s.txt.gz, 1891713, 50, 39693"
    })
    void recordingsFitTheirScenario(String name, String recording, double requests, double within, long minutes) {
        var file = SharedCorpora.root().resolveSibling("traces").resolve(recording);
        var read = ScenarioReader.read(Path.of(name), new ScenarioOptions(List.of(), file, false));
        long horizon = read.scenario().horizonNanos();
        assertThat(horizon).isEqualTo(minutes * 60_000_000_000L);
        double counted = read.scenario().traffic().ratePerSecond(0, horizon) * (horizon / 1e9);
        assertThat(counted).isCloseTo(requests, within(within));
    }

    @Test
    void anUnknownNameGetsTheNearestOne() {
        assertThatThrownBy(() -> ScenarioReader.read(Path.of("seedblog"), ScenarioOptions.DEFAULTS))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("did you mean seed-blog?");
    }
}
