package dev.dryscale.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.dryscale.experiment.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs small test classes on JUnit's own engine, as a user's build does. */
final class PolicyTestTest {

    @TempDir
    Path published;

    private EngineExecutionResults run(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .outputDirectoryCreator(new OutputDirectoryCreator() {
                    @Override
                    public Path getRootDirectory() {
                        return published;
                    }

                    @Override
                    public Path createOutputDirectory(TestDescriptor test) throws IOException {
                        return Files.createTempDirectory(published, "test");
                    }
                })
                .execute();
    }

    private List<String> failures(Class<?> test) {
        var messages = new ArrayList<String>();
        run(test).testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .forEach(result -> messages.add(
                        Objects.toString(result.getThrowable().orElseThrow().getMessage())));
        return messages;
    }

    /** Found by the engine only when asked for: as tests of this module they would fail on purpose. */
    static final class Holding {
        @PolicyTest(
                scenario = "shop.yaml",
                policies = "cool",
                seeds = {1, 2},
                replications = 2)
        void holds(PolicyResult result) {
            assertThat(result.seed()).isIn(1L, 2L);
            assertThat(result.value(Measure.COST)).isPositive();
            assertThat(result)
                    .p99()
                    .isBelow("20s")
                    .errors()
                    .isAtMost("0%")
                    .cost()
                    .isAtLeast("1.0 * baseline")
                    .costPerMonth()
                    .isAbove("$10")
                    .holds("activities >= 1")
                    .holdsItsGates();
        }
    }

    static final class Missing {
        @PolicyTest(scenario = "shop.yaml", policies = "cool")
        void misses(PolicyResult result) {
            assertThat(result).cost().isAtMost("0.5 * baseline");
        }
    }

    static final class EveryPolicy {
        @PolicyTest(scenario = "shop.yaml")
        void isFast(PolicyResult result) {
            assertThat(result).p99().isBelow("1ms");
        }
    }

    static final class Misspelt {
        @PolicyTest(scenario = "shop.yaml", policies = "coal")
        void never(PolicyResult result) {
            fail("must not be called");
        }
    }

    static final class NoObjective {
        @PolicyTest(scenario = "shop.yaml", policies = "hot")
        void regret(PolicyResult result) {
            assertThat(result).regret().isBelow("10%");
        }

        @PolicyTest(scenario = "shop.yaml", policies = "hot")
        void baselineOfTheBaseline(PolicyResult result) {
            assertThat(result).cost().isBelow("2 * baseline");
        }
    }

    @Test
    void aMethodIsCalledForEveryPolicyAndSeedAndPublishesAReport() throws IOException {
        var events = run(Holding.class).allEvents();

        assertThat(events.succeeded().filter(event -> event.getTestDescriptor().isTest()))
                .hasSize(2);
        assertThat(events.fileEntryPublished().count()).isEqualTo(2);
        try (var files = Files.walk(published)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("dryscale-cool-1", "dryscale-cool-2", "result.json", "report.md")
                    .doesNotContain("report.html");
        }
    }

    @Test
    void aMissedBoundTellsWasNowDeltaLimitAndHowToSeeItAgain() {
        assertThat(failures(Missing.class))
                .singleElement()
                .asString()
                .startsWith("shop: cool misses cost <= 0.5 * baseline\n  was    $")
                .contains("\n  now    $", "\n  delta  +", "\n  limit  $")
                .endsWith("reproduce: dryscale compare src/test/resources/shop.yaml --policy hot --policy cool --seed 1"
                        + " --replications 3");
    }

    @Test
    void withoutNamesEveryPolicyIsTestedAndTheBaselineHasNoWas() {
        var failures = failures(EveryPolicy.class);

        assertThat(failures).hasSize(2);
        assertThat(failures.get(0)).startsWith("shop: hot misses p99 < 1ms\n  now ");
        assertThat(failures.get(1)).startsWith("shop: cool misses p99 < 1ms\n  was ");
    }

    @Test
    void mistakesAreToldInTheUsersWords() {
        var misspelt = run(Misspelt.class).allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage());
        assertThat(misspelt).containsExactly("shop.yaml: unknown policy coal; did you mean cool?");
        assertThat(failures(NoObjective.class))
                .containsExactlyInAnyOrder(
                        "regret was not measured: the scenario lacks what it needs",
                        "cost < 2 * baseline: hot is the baseline itself; test another policy, or name a stored baseline");
    }

    @Test
    void aBoundThatIsNoneIsRefusedWithWhatTheMeasureTakes() {
        var result = DryRun.of(annotation(Missing.class)).result("cool", 1);

        assertThat(catchThrowable(() -> result.assertThat().p99().isBelow("300")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a time with a unit");
    }

    private static PolicyTest annotation(Class<?> test) {
        return Arrays.stream(test.getDeclaredMethods()) // a coverage tool may have added its own
                .map(method -> method.getAnnotation(PolicyTest.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
