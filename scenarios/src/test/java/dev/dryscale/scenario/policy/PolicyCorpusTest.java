package dev.dryscale.scenario.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.SharedCorpora;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts of the corpora on policy files. */
final class PolicyCorpusTest {

    private static final ScenarioOptions STRICT = new ScenarioOptions(List.of(), null, true);

    static Stream<SharedCorpora.Case> targetTracking() {
        return SharedCorpora.below("own/target-tracking/").stream();
    }

    static Stream<SharedCorpora.Case> stepAdjustments() {
        return SharedCorpora.below("own/step-adjustments/").stream();
    }

    @ParameterizedTest
    @MethodSource("targetTracking")
    void followsTheVerdictOnTargetTracking(SharedCorpora.Case file) {
        var path = SharedCorpora.root().resolve(file.path());
        switch (file.verdict()) {
            case "accept" ->
                assertThat(ScenarioReader.read(path, STRICT).candidates()).hasSize(1);
            case "either-no-crash" -> {
                try {
                    ScenarioReader.read(path, STRICT);
                } catch (ProblemsException e) {
                    assertThat(e.problems()).isNotEmpty();
                }
            }
            default ->
                assertThatThrownBy(() -> ScenarioReader.read(path, STRICT))
                        .isInstanceOf(ProblemsException.class)
                        .satisfies(e -> assertThat(((ProblemsException) e).problems())
                                .allSatisfy(
                                        problem -> assertThat(problem.file()).endsWith(file.path())));
        }
    }

    @Test
    void theSeedBlogDocumentIsRefusedWithAHint() {
        var path = SharedCorpora.root().resolve("own/target-tracking/seed-blog-cooldowns.json");
        assertThatThrownBy(() -> ScenarioReader.read(path, STRICT))
                .hasMessageContaining("ScaleInCooldown is no member of EC2 Auto Scaling's TargetTrackingConfiguration")
                .hasMessageContaining("it belongs to Application Auto Scaling");
        assertThat(ScenarioReader.read(path, ScenarioOptions.DEFAULTS).warnings())
                .extracting(Problem::pointer)
                .contains("ScaleInCooldown", "ScaleOutCooldown");
    }

    @ParameterizedTest
    @MethodSource("stepAdjustments")
    void followsTheVerdictOnStepAdjustments(SharedCorpora.Case file) {
        var problems = new Problems();
        var node = DocumentReader.read(file.path(), file.bytes(), problems);
        if (node != null) {
            StepAdjustments.read(node, problems);
        }
        if (file.verdict().equals("accept")) {
            assertThat(problems.all()).isEmpty();
        } else if (file.verdict().equals("reject")) {
            assertThat(problems.hasErrors()).isTrue();
        }
    }
}
