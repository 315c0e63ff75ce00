package dev.dryscale.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Simulation;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scenario.file.ScenarioFile;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import dev.dryscale.traffic.NoiseTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What must come of AutoScale's comparison (Gandhi et al., TOCS 2012, table III) on six shapes drawn from the names of its
 * traces: the order of the policies, not their digits.
 */
final class AutoScaleTest {

    private static final Path LIBRARY = Path.of("library");
    private static final Path SHAPES = Path.of("src/test/resources/autoscale-shapes.csv");
    private static final double MINUTE = 60e9;

    /** Knots by shape: minute and requests a second. */
    private static Map<String, List<double[]>> shapes() throws IOException {
        Map<String, List<double[]>> shapes = new LinkedHashMap<>();
        Files.readAllLines(SHAPES).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("shape"))
                .map(line -> line.split(",", -1))
                .forEach(cells -> shapes.computeIfAbsent(cells[0], name -> new ArrayList<>())
                        .add(new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[2])}));
        return shapes;
    }

    private static ScenarioFile scenario(String shape) throws IOException {
        return ScenarioReader.read(LIBRARY.resolve("autoscale-" + shape + ".yaml"), ScenarioOptions.DEFAULTS);
    }

    private static RunResult run(ScenarioFile file, String candidate) {
        Candidate chosen = file.candidates().stream()
                .filter(one -> one.name().equals(candidate))
                .findFirst()
                .orElseThrow();
        return Simulation.run(file.scenario(), chosen, 1);
    }

    private static boolean meets(ScenarioFile file, RunResult run) {
        var slo = Objects.requireNonNull(file.scenario().slo());
        return run.latency().percentileNanos(slo.percentile()) <= slo.responseNanos();
    }

    /** The rate in the middle between any two knots, and at each, is the table's; the noise has mean 1. */
    @Test
    void theShapesOfTheLibraryAreThoseOfTheTable() throws IOException {
        assertThat(shapes()).hasSize(6);
        for (var shape : shapes().entrySet()) {
            var traffic = (NoiseTraffic) scenario(shape.getKey()).scenario().traffic();
            assertThat(traffic.cv()).isEqualTo(0.06);
            assertThat(traffic.intervalNanos()).isEqualTo(20_000_000_000L);
            assertThat(traffic.reversionNanos()).isEqualTo(120_000_000_000L);
            var knots = shape.getValue();
            for (int i = 1; i < knots.size(); i++) {
                double[] from = knots.get(i - 1);
                double[] to = knots.get(i);
                double mean = traffic.ratePerSecond((long) (from[0] * MINUTE), (long) (to[0] * MINUTE));
                assertThat(mean).as(shape.getKey()).isCloseTo((from[1] + to[1]) / 2, within(1e-6));
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    @Test
    void onTheSlowShapeReactiveMissesTheSloAndAutoScaleMeetsIt() throws IOException {
        var file = scenario("slowly-varying");

        assertThat(meets(file, run(file, "reactive"))).isFalse();
        assertThat(meets(file, run(file, "autoscale--"))).isTrue();
    }

    /** Writes {@code target/truth/autoscale.json}, from which the validation page is made. */
    @Test
    @EnabledIfSystemProperty(named = "truth", matches = "all")
    void theOrderOfThePoliciesIsThatOfThePaper() throws IOException {
        Map<String, Map<String, Object>> table = new LinkedHashMap<>();
        Map<String, Integer> met = new LinkedHashMap<>();
        for (var shape : shapes().keySet()) {
            var file = scenario(shape);
            Map<String, Object> line = new LinkedHashMap<>();
            for (var candidate : List.of("always-on", "reactive", "opt", "autoscale--")) {
                var run = run(file, candidate);
                met.merge(candidate, meets(file, run) ? 1 : 0, Integer::sum);
                double p95 = run.latency().percentileNanos(95) / 1e6;
                line.put(candidate, Map.of("p95", p95, "instances", instances(run), "meets", meets(file, run)));
            }
            table.put(shape, line);
        }
        var out = Files.createDirectories(Path.of(System.getProperty("truth.out", "target/truth")));
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(out.resolve("autoscale.json").toFile(), table);
        assertThat(met.get("always-on"))
                .as("shapes on which AlwaysOn meets the SLO")
                .isEqualTo(6);
        assertThat(met.get("opt")).as("shapes on which Opt meets the SLO").isEqualTo(6);
        assertThat(met.get("reactive"))
                .as("shapes on which Reactive meets the SLO")
                .isZero();
        assertThat(met.get("autoscale--"))
                .as("shapes on which AutoScale-- meets the SLO")
                .isPositive();
    }

    /** Mean instances, those in set-up included. */
    private static double instances(RunResult run) {
        return Arrays.stream(run.timeline().column(Column.BILLED)).average().orElseThrow();
    }
}
