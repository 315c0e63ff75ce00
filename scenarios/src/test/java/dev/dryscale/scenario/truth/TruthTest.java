package dev.dryscale.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dryscale.scenario.truth.Plan.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The truth cases, each as a scenario text through the engine. By default the exact ones and one of each model, loosely;
 * with {@code -Ptruth}, or {@code -Dtruth.file=F} for another file of the same schema, all of them to their tolerances.
 */
final class TruthTest {

    private static final int REPLICATIONS = 40;
    private static final double LOOSE = 8;
    private static final double QUICK_REQUESTS = 1e6;
    private static final double MOST_REQUESTS = 3e9;

    private static ExecutorService pool;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        pool = Executors.newFixedThreadPool(
                Integer.getInteger("truth.threads", Runtime.getRuntime().availableProcessors()));
    }

    @AfterAll
    static void stop() {
        pool.shutdownNow();
    }

    private TruthRun run() {
        return new TruthRun(folder, pool, Long.getLong("truth.seed", 1));
    }

    private static List<TruthCase> cases() throws IOException {
        String file = System.getProperty("truth.file");
        if (file != null) {
            return TruthCase.read(Path.of(file));
        }
        for (String place : List.of("../../shared/truth", "../shared/truth")) {
            var path = Path.of(place, "truth_shared.json");
            if (Files.isRegularFile(path)) {
                return TruthCase.read(path);
            }
        }
        assumeTrue(false, "skipped: ../shared/truth is not there");
        return List.of();
    }

    @Test
    @DisabledIfSystemProperty(named = "truth", matches = "all")
    void casesWithoutChanceAreMetExactly() throws IOException {
        var wrong = new ArrayList<String>();
        int met = 0;
        for (var one : cases()) {
            if (one.isDeterministic()) {
                met++;
                var answer = run().answer(one, one.tolerance(), 1, 1);
                if (Verdict.of(one, answer) != Verdict.PASS) {
                    wrong.add(one.id() + " is " + one.value() + ", was " + answer.exact());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(met).isPositive();
    }

    /** Seeds are fixed, so that this cannot fail by chance; the tolerances are eight times those of the cases. */
    @Test
    @DisabledIfSystemProperty(named = "truth", matches = "all")
    void oneCaseOfEachModelIsMetLoosely() throws IOException {
        Map<String, TruthCase> ofModel = new LinkedHashMap<>();
        cases().stream()
                .filter(one -> !one.isDeterministic()
                        && !one.params().text("instances").contains("infinity"))
                .forEach(one -> ofModel.putIfAbsent(one.model(), one));
        var wrong = new ArrayList<String>();
        for (var one : ofModel.values()) {
            var answer = run().answer(one, LOOSE * one.tolerance(), REPLICATIONS, QUICK_REQUESTS);
            double off = Math.abs(answer.estimate() - one.value().asDouble());
            double band = LOOSE * one.tolerance() * Math.abs(one.value().asDouble());
            if (off > band || Math.abs(Verdict.z(one, answer)) > 4) {
                wrong.add(one.id() + " is " + one.value() + ", was " + answer);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(ofModel).isNotEmpty();
    }

    /** Writes {@code target/truth/results.json}, which the acceptance script judges; this judges by the same rules. */
    @Test
    @EnabledIfSystemProperty(named = "truth", matches = "all")
    void allCasesAreMetToTheirTolerances() throws IOException {
        Map<String, Object> results = new LinkedHashMap<>();
        var wrong = new ArrayList<String>();
        var scores = new ArrayList<Double>();
        var out = Files.createDirectories(Path.of(System.getProperty("truth.out", "target/truth")))
                .resolve("results.json");
        for (var one : cases()) {
            var answer = run().answer(one, one.tolerance(), REPLICATIONS, MOST_REQUESTS);
            results.put(one.id(), result(answer));
            Files.writeString(
                    out, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(results));
            var verdict = Verdict.of(one, answer);
            if (verdict != Verdict.PASS) {
                wrong.add(verdict + " " + one.id() + " is " + one.value() + ", was " + answer);
            }
            if (answer.halfWidth() > 0 && one.valueError() < 0.2 * answer.halfWidth()) {
                scores.add(Verdict.z(one, answer));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(scores).allSatisfy(z -> assertThat(z).isBetween(-4.0, 4.0));
        if (scores.size() >= 100) {
            assertThat(scores.stream().mapToDouble(z -> z * z).average().orElseThrow())
                    .as("mean square of z: intervals as wide as they say")
                    .isBetween(0.75, 1.35);
        }
    }

    private static Object result(Answer answer) {
        var exact = answer.exact();
        if (exact instanceof Map<?, ?>) {
            return exact;
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("estimate", exact == null ? answer.estimate() : exact);
        result.put("halfwidth95", exact == null ? answer.halfWidth() : 0.0);
        result.put("replications", answer.replications());
        result.put("requests", answer.requests());
        return result;
    }
}
