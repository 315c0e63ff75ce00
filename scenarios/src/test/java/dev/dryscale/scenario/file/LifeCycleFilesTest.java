package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.experiment.Simulation;
import dev.dryscale.record.ScalingActivity;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The life cycle as people write it, from the words of a scenario to the second of every launch and termination. */
final class LifeCycleFilesTest {

    private static final String SCENARIO = """
            dryscale: 1
            profile: truth-docs
            name: life
            duration: MINUTESm
            fidelity: load
            traffic: {synthetic: {kind: load, unit: instances, segments: [{from: 0s, to: SECONDSs, load: 1}]}}
            service: {cpuTime: 1s}
            instance: {type: m5.large, concurrency: 1, boot: {running: 20s, ready: 0s, registration: 0s}}
            group:
              MinSize: 1
              MaxSize: MAX
              DesiredCapacity: N0
              DefaultInstanceWarmup: 0
              AvailabilityZones: [ZONES]
              GROUP
            policies: {none: none}
            events: [EVENTS]
            """;

    @TempDir
    Path folder;

    /**
     * Under profile truth-docs a launch call is made at once and nothing takes time but what is written; whoever is
     * terminated has nothing to drain.
     *
     * @param group members of {@code group:}, separated by bars; semicolons stand for commas
     * @param events items of {@code events:}, separated by spaces between braces
     * @param activities {@code L}aunch, {@code T}ermination or {@code N}either, second of its begin, {@code >} success,
     *     {@code !} failure, {@code x} cancellation, {@code ~} going on, second of its end
     * @param desired at the end
     * @param inService at the end
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/semantics/life_cycle_files.csv", numLinesToSkip = 1)
    void everyWordDoesWhatItsRuleSays(
            String rule,
            String why,
            int n0,
            int max,
            String zones,
            int minutes,
            @Nullable String group,
            @Nullable String events,
            @Nullable String activities,
            int desired,
            int inService)
            throws IOException {
        String text = SCENARIO.replace("MINUTES", Integer.toString(minutes))
                .replace("SECONDS", Integer.toString(60 * minutes))
                .replace("MAX", Integer.toString(max))
                .replace("N0", Integer.toString(n0))
                .replace("ZONES", zones.replace(" ", ", "))
                .replace("  GROUP\n", group == null ? "" : "  " + commas(group).replace(" | ", "\n  ") + "\n")
                .replace("EVENTS", events == null ? "" : commas(events).replace("} {at", "}, {at"));
        var file = ScenarioReader.read(Files.writeString(folder.resolve("life.yaml"), text), ScenarioOptions.DEFAULTS);
        var result = Simulation.run(file.scenario(), file.candidates().get(0), 1);

        assertThat(result.activities().stream().map(LifeCycleFilesTest::told).collect(Collectors.joining(" ")))
                .as(why)
                .isEqualTo(activities == null ? "" : activities);
        int last = result.timeline().rows() - 1;
        assertThat(result.timeline().column(Column.DESIRED)[last]).isEqualTo(desired);
        assertThat(result.timeline().column(Column.IN_SERVICE)[last]).isEqualTo(inService);
    }

    private static String commas(String written) {
        return written.replace(";", ",").replace('\'', '"');
    }

    private static String told(ScalingActivity activity) {
        int how = List.of("Successful", "Failed", "Cancelled").indexOf(activity.statusCode());
        var end = activity.endNanos();
        return activity.kind().name().substring(0, 1)
                + activity.startNanos() / 1_000_000_000L
                + "~>!x".charAt(how + 1)
                + (end == null ? "" : end / 1_000_000_000L);
    }
}
