package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Simulation;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.Usage;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.SharedCorpora;
import dev.dryscale.scenario.input.ScenarioLibrary;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How far a fluid is from the same scenario with every request simulated: every policy of the whole library, means over three
 * seeds. The page {@code docs/fluid-error.md} holds what was measured, and what a fluid result says of itself is held against
 * it. Measured anew, in some minutes and with the recordings beside the repository, by
 *
 * <pre>mvn -Dquick -pl scenarios -am test -Dtest=FluidErrorTest -Dsurefire.failIfNoSpecifiedTests=false -Ddryscale.fluid=measure</pre>
 */
final class FluidErrorTest {

    private static final Path PAGE = Path.of("../docs/fluid-error.md");
    private static final Path DOUBTS = Path.of("../sim-core/src/main/java/dev/dryscale/fleet/fluid/FluidDoubt.java");
    private static final boolean MEASURE = "measure".equals(System.getProperty("dryscale.fluid"));
    private static final int SEEDS = 3;
    private static final long MANY_REQUESTS = 20_000_000;
    private static final String NOT_TRUSTED = "not trusted here: ";
    private static final Pattern ROW =
            Pattern.compile("\\| (\\S+) \\| (\\S+) \\| ([0-9.]+) \\| ([0-9.]+) \\| ([0-9.]+) \\| (.*) \\|");

    /** By name of the doubt: how its note is known. */
    private static final Map<String, String> DOUBT_WORDS = Map.of(
            "UTILISATION", "utilisation above",
            "BACKLOG", "met a backlog",
            "LONG_TAIL", "a long tail",
            "SHAPE", "not exponential",
            "RECORDED", "recorded traffic",
            "UNMODELLED", "time-outs, retries");

    private static final Map<String, String> RECORDINGS = Map.of(
            "nasa-july", "rates/nasa_http_jul95_1s_dense.csv.gz",
            "paytm-log", "requests/paytm_elb_20150722_0900.log.gz",
            "paytm-seconds", "rates/paytm_elb_20150722_1s.csv.gz",
            "worldcup", "rates/worldcup98_1min_0430-0620.csv.gz");

    private static final List<String> GRAVEST_FIRST =
            List.of("BACKLOG", "UTILISATION", "RECORDED", "LONG_TAIL", "SHAPE", "UNMODELLED", "NONE");

    private static final Map<String, String> LEFT_OUT = Map.of(
            "worldcup", "1.3 billion requests one by one take too long for a test; its fluid result is RECORDED");

    /**
     * Percent by which the fluid is off.
     *
     * @param doubts what its result says not to trust, by name; NONE without any
     */
    record Row(String scenario, String policy, double hours, double mean, double p99, String doubts) {

        String line() {
            return String.format(
                    Locale.ROOT, "| %s | %s | %.2f | %.2f | %.2f | %s |", scenario, policy, hours, mean, p99, doubts);
        }

        String gravest() {
            var all = List.of(doubts.split(" "));
            return GRAVEST_FIRST.stream().filter(all::contains).findFirst().orElseThrow();
        }

        static Row of(String line) {
            var fields = ROW.matcher(line);
            assertThat(fields.matches()).as(line).isTrue();
            return new Row(
                    fields.group(1),
                    fields.group(2),
                    Double.parseDouble(fields.group(3)),
                    Double.parseDouble(fields.group(4)),
                    Double.parseDouble(fields.group(5)),
                    fields.group(6));
        }
    }

    @Test
    void everyScenarioOfTheLibraryIsOnThePageAndItsLargestErrorsAreWhatResultsState() throws IOException {
        if (MEASURE) {
            Files.writeString(PAGE, page());
            Files.writeString(DOUBTS, stated(Files.readString(DOUBTS)));
        }
        assertThat(Files.readString(PAGE)).contains(ScenarioLibrary.names());
        assertThat(stated(Files.readString(DOUBTS))).isEqualTo(Files.readString(DOUBTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short-spike", "small-group", "slow-boot"})
    void thePageHoldsWhatIsMeasured(String name) throws IOException {
        var page = Files.readString(PAGE);
        assertThat(measure(name))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(page).contains(row.line()));
    }

    /** The catalog of doubts with the largest error of the page's rows for each, rounded up. */
    private static String stated(String source) throws IOException {
        var rows = rows();
        return Pattern.compile("([A-Z_]+)\\([0-9.]+, [0-9.]+, [0-9.]+\\),")
                .matcher(source)
                .replaceAll(found -> String.format(
                        Locale.ROOT,
                        "%s(%.1f, %.1f, %.1f),",
                        found.group(1),
                        largest(rows, found.group(1), Row::hours),
                        largest(rows, found.group(1), Row::mean),
                        largest(rows, found.group(1), Row::p99)));
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> ROW.matcher(line).matches())
                .map(Row::of)
                .toList();
    }

    /** The promise for least outstanding requests below 90 %, where no alarm sits within noise of its threshold. */
    @Test
    void whatAFluidTrustsIsWithinTwoPercentOfTheHoursAndOneOfMeanAndP99() throws IOException {
        assertThat(rows().stream().filter(row -> row.gravest().equals("NONE")))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.hours()).isLessThanOrEqualTo(2);
                    assertThat(row.mean()).isLessThanOrEqualTo(1);
                    assertThat(row.p99()).isLessThanOrEqualTo(1);
                });
    }

    private static double largest(List<Row> rows, String doubt, ToDoubleFunction<Row> error) {
        double largest = rows.stream()
                .filter(row -> row.gravest().equals(doubt))
                .mapToDouble(error)
                .max()
                .orElse(0);
        return Math.ceil(10 * largest) / 10;
    }

    private static String page() {
        var page = new StringBuilder("""
                # The error of a fluid

                Measured by `FluidErrorTest`, which says how to repeat it: percent by which fidelity `fluid` is off the same scenario
                with every request simulated, means over three seeds (one where there are many requests), for every policy of the
                library. The last column is what the fluid result itself does not trust; a result prints the largest errors of those
                that share its gravest doubt: a backlog, then utilisation, then a recording, then a long tail, then the
                shape of service times, then what is not modelled.

                | scenario | policy | instance hours | mean response | p99 | doubts |
                |:--|:--|--:|--:|--:|:--|
                """);
        var left = new StringBuilder();
        for (var name : ScenarioLibrary.names()) {
            var why = LEFT_OUT.get(name);
            try {
                if (why == null) {
                    measure(name).forEach(row -> page.append(row.line()).append('\n'));
                }
            } catch (ProblemsException refused) {
                why = "refused: " + refused.problems().get(0).rule();
            } catch (IllegalStateException failed) {
                why = "no fluid result: " + failed.getMessage();
            }
            if (why != null) {
                left.append("- ").append(name).append(": ").append(why).append('\n');
            }
        }
        return page + "\nNot measured:\n\n" + left;
    }

    /** @throws ProblemsException when the scenario cannot be a fluid */
    private static List<Row> measure(String name) {
        var exact = read(name, Fidelity.REQUESTS);
        var fluid = read(name, Fidelity.FLUID);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < exact.candidates().size(); i++) {
            rows.add(row(name, exact, fluid, i));
        }
        return rows;
    }

    private static ScenarioFile read(String name, Fidelity fidelity) {
        var recording = RECORDINGS.get(name);
        var traffic = recording == null
                ? null
                : SharedCorpora.root().resolveSibling("traces").resolve(recording);
        var options = new ScenarioOptions(List.of(), traffic, false, Collections.emptySortedMap(), fidelity, null);
        return ScenarioReader.read(Path.of(name), options);
    }

    private static Row row(String name, ScenarioFile exact, ScenarioFile fluid, int index) {
        var requests = runs(exact, exact.candidates().get(index));
        var fluids = runs(fluid, fluid.candidates().get(index));
        var notes = fluids.get(0).notes().stream()
                .filter(note -> note.startsWith(NOT_TRUSTED))
                .toList();
        var doubts = new TreeMap<>(DOUBT_WORDS)
                .entrySet().stream()
                        .filter(doubt -> notes.stream().anyMatch(note -> note.contains(doubt.getValue())))
                        .map(Map.Entry::getKey)
                        .toList();
        return new Row(
                name,
                exact.candidates().get(index).name(),
                error(requests, fluids, FluidErrorTest::hours),
                error(requests, fluids, run -> run.latency().meanNanos()),
                error(requests, fluids, run -> run.latency().percentileNanos(99)),
                doubts.isEmpty() ? "NONE" : String.join(" ", doubts));
    }

    private static List<RunResult> runs(ScenarioFile file, Candidate candidate) {
        var runs = new ArrayList<RunResult>();
        do {
            runs.add(Simulation.run(file.scenario(), candidate, file.seed() + runs.size()));
        } while (runs.size() < SEEDS && runs.get(0).requests().offered() < MANY_REQUESTS);
        return runs;
    }

    private static double error(List<RunResult> requests, List<RunResult> fluids, ToDoubleFunction<RunResult> measure) {
        double exact = requests.stream().mapToDouble(measure).average().orElseThrow();
        double fluid = fluids.stream().mapToDouble(measure).average().orElseThrow();
        return 100 * Math.abs(fluid / exact - 1);
    }

    private static double hours(RunResult run) {
        return run.usage().spans().stream().mapToLong(Usage.RunningSpan::nanos).sum() / 3.6e12;
    }
}
