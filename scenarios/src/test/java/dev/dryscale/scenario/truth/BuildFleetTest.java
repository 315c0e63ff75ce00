package dev.dryscale.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dryscale.experiment.Simulation;
import dev.dryscale.record.RunResult;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows that another simulator of auto-scaled build fleets has published, each as a scenario text through the engine: a
 * sample that has the same number of rows of each stratum of build time, rate and boot. With {@code -Ptruth} some hundreds.
 */
final class BuildFleetTest {

    private static final double ERRORS = 3;
    private static final double IDLE = 0.02;
    private static final double SHARE = 0.98;
    private static final double CLOSE = 0.95;

    @TempDir
    private Path folder;

    /**
     * What came of one row.
     *
     * @param queue seconds that all jobs together waited
     * @param queueError standard error of the difference to the published figure
     * @param idle mean builders without a job
     * @param idleError as that of the queue
     */
    private record Outcome(BuildFleetRow row, double queue, double queueError, double idle, double idleError) {

        double z() {
            double off = queue - row.number("total_queue_time_s_mean");
            return off == 0 ? 0 : off / queueError;
        }

        double idleOff() {
            return idle / row.number("mean_unused_builders_mean") - 1;
        }

        /** Of some rows the published figure itself is not known to 2 %. */
        boolean idleIsReproduced() {
            double off = Math.abs(idle - row.number("mean_unused_builders_mean"));
            return Math.abs(idleOff()) <= IDLE || off <= ERRORS * idleError;
        }
    }

    private static List<BuildFleetRow> rows() throws IOException {
        for (String place : List.of("../../shared/truth", "../shared/truth")) {
            var path = Path.of(place, "asgsim-2c517e8.csv");
            if (Files.isRegularFile(path)) {
                return BuildFleetRow.read(path);
            }
        }
        assumeTrue(false, "skipped: ../shared/truth is not there");
        return List.of();
    }

    /** The rows that a seeded shuffle puts first in each stratum. */
    private static List<BuildFleetRow> sample(int perStratum) throws IOException {
        Map<String, List<BuildFleetRow>> strata = new TreeMap<>();
        rows().forEach(row ->
                strata.computeIfAbsent(row.stratum(), key -> new ArrayList<>()).add(row));
        var chance = new SplittableRandom(1);
        var sample = new ArrayList<BuildFleetRow>();
        for (var stratum : strata.values()) {
            for (int i = 0; i < Math.min(perStratum, stratum.size()); i++) {
                sample.add(stratum.remove(chance.nextInt(stratum.size())));
            }
        }
        return sample;
    }

    private Outcome outcome(BuildFleetRow row, int trials) {
        var file = read(row.scenario());
        double longer = row.seconds() / (60.0 * row.minutes());
        double[] queue = new double[trials];
        double[] idle = new double[trials];
        for (int trial = 0; trial < trials; trial++) {
            var run = Simulation.run(file.scenario(), file.candidates().get(0), 1, trial, (now, desired, cpu) -> {});
            queue[trial] = queueSeconds(run) * longer;
            idle[trial] = idle(run, 1e9 * row.number("sec_per_tick"));
        }
        return new Outcome(
                row,
                mean(queue),
                error(row, "total_queue_time_s_se", queue),
                mean(idle),
                error(row, "mean_unused_builders_se", idle));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Waits are rare and large: the error that a few trials tell of themselves may be far too small, ours is taken then. */
    private static double error(BuildFleetRow row, String column, double[] values) {
        double mean = mean(values);
        double variance = Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
        double published = row.number(column) * row.number(column);
        return Math.sqrt(Math.max(published, variance / row.trials()) + variance / values.length);
    }

    private dev.dryscale.scenario.file.ScenarioFile read(String text) {
        try {
            return ScenarioReader.read(Files.writeString(folder.resolve("row.yaml"), text), ScenarioOptions.DEFAULTS);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double queueSeconds(RunResult run) {
        return Objects.requireNonNull(run.observation()).waits().sumNanos().doubleValue() / 1e9;
    }

    /**
     * Instance time as billed, less what jobs took of it. There, a builder that goes is still counted in the tick in which it
     * has nothing left to do.
     */
    private static double idle(RunResult run, double tickNanos) {
        double held = run.usage().spans().stream()
                .mapToDouble(span -> span.nanos() + (span.toNanos() < run.horizonNanos() ? tickNanos : 0))
                .sum();
        double busy = Objects.requireNonNull(run.observation()).integrals().busy();
        return (held - busy) / run.horizonNanos();
    }

    /** @param share of the rows whose queue must be within 3 standard errors */
    private static void assertReproduced(List<Outcome> outcomes, double share) {
        double within =
                outcomes.stream().filter(one -> Math.abs(one.z()) <= ERRORS).count();
        assertThat(within / outcomes.size()).as("rows within 3 standard errors").isGreaterThanOrEqualTo(share);
        assertThat(outcomes.stream().filter(one -> !one.idleIsReproduced()))
                .as("rows whose idle builders are neither within 2 % nor within 3 standard errors")
                .isEmpty();
    }

    /** One row of every tenth stratum; one of them may be beyond 3 standard errors, as in so few may be by chance. */
    @Test
    @DisabledIfSystemProperty(named = "truth", matches = "all")
    void aFewPublishedRowsAreReproduced() throws IOException {
        var sample = sample(1);
        var few = IntStream.range(0, sample.size())
                .filter(i -> i % 10 == 0)
                .mapToObj(i -> outcome(sample.get(i), 25))
                .toList();
        assertReproduced(few, 1 - 1.0 / few.size());
    }

    /** Writes {@code target/truth/build-fleets.json}, from which the validation page is made. */
    @Test
    @EnabledIfSystemProperty(named = "truth", matches = "all")
    void aStratifiedSampleOfTheRowsIsReproduced() throws IOException {
        var outcomes = sample(3).stream().map(row -> outcome(row, 60)).toList();
        var written = new ArrayList<Object>();
        for (var one : outcomes) {
            Map<String, Object> line =
                    new LinkedHashMap<>(new TreeMap<>(one.row().cells()));
            line.put("queue", one.queue());
            line.put("z", one.z());
            line.put("idle", one.idle());
            line.put("idleOff", one.idleOff());
            line.put("idleError", one.idleError());
            written.add(line);
        }
        var out = Files.createDirectories(Path.of(System.getProperty("truth.out", "target/truth")));
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(out.resolve("build-fleets.json").toFile(), written);
        assertThat(outcomes).hasSizeGreaterThanOrEqualTo(200);
        assertReproduced(outcomes, SHARE);
        double close =
                outcomes.stream().filter(one -> Math.abs(one.idleOff()) <= IDLE).count();
        assertThat(close / outcomes.size())
                .as("rows with idle builders within 2 %")
                .isGreaterThanOrEqualTo(CLOSE);
    }
}
