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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private static final boolean MEASURE = "measure".equals(System.getProperty("dryscale.fluid"));
    private static final int SEEDS = 3;
    private static final long MANY_REQUESTS = 20_000_000;
    private static final String NOT_TRUSTED = "not trusted here: ";
    private static final Pattern ROW = Pattern.compile("\\| (\\S+) \\| (\\S+) \\| (\\S+) \\| (\\S+) \\| (\\S+) \\| (.*) \\|");

    private static final Map<String, String> RECORDINGS = Map.of(
            "nasa-july", "rates/nasa_http_jul95_1s_dense.csv.gz",
            "paytm-log", "requests/paytm_elb_20150722_0900.log.gz",
            "paytm-seconds", "rates/paytm_elb_20150722_1s.csv.gz",
            "worldcup", "rates/worldcup98_1min_0430-0620.csv.gz");

    /**
     * Percent by which the fluid is off.
     *
     * @param doubts what its result says not to trust, or why there is none
     */
    record Row(String scenario, String policy, double hours, double mean, double p99, String doubts) {

        String line() {
            return String.format(
                    Locale.ROOT, "| %s | %s | %.2f | %.2f | %.2f | %s |", scenario, policy, hours, mean, p99, doubts);
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
    void thePageHoldsTheWholeLibrary() throws IOException {
        if (MEASURE) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).contains(ScenarioLibrary.names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"short-spike", "small-group", "slow-boot"})
    void thePageHoldsWhatIsMeasured(String name) throws IOException {
        var page = Files.readString(PAGE);
        assertThat(measure(name)).isNotEmpty().allSatisfy(row -> assertThat(page).contains(row.line()));
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> ROW.matcher(line).matches() && Character.isDigit(line.split(" \\| ")[2].charAt(0)))
                .map(Row::of)
                .toList();
    }

    private static String page() {
        var rows = new ArrayList<Row>();
        var left = new ArrayList<String>();
        for (var name : ScenarioLibrary.names()) {
            try {
                rows.addAll(measure(name));
            } catch (ProblemsException refused) {
                left.add("- " + name + ": " + refused.problems().get(0));
            }
        }
        var page = new StringBuilder("# The error of a fluid\n");
        rows.forEach(row -> page.append(row.line()).append('\n'));
        left.forEach(line -> page.append(line).append('\n'));
        return page.toString();
    }

    /** @throws ProblemsException when the scenario cannot be a fluid */
    private static List<Row> measure(String name) {
        var exact = read(name, null);
        var fluid = read(name, Fidelity.FLUID);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < exact.candidates().size(); i++) {
            rows.add(row(name, exact, fluid, i));
        }
        return rows;
    }

    private static ScenarioFile read(String name, @Nullable Fidelity fidelity) {
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
        var doubts = fluids.get(0).notes().stream()
                .filter(note -> note.startsWith(NOT_TRUSTED))
                .map(note -> note.substring(NOT_TRUSTED.length()))
                .toList();
        return new Row(
                name,
                exact.candidates().get(index).name(),
                error(requests, fluids, FluidErrorTest::hours),
                error(requests, fluids, run -> run.latency().meanNanos()),
                error(requests, fluids, run -> run.latency().percentileNanos(99)),
                String.join("; ", doubts));
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
