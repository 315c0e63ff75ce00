package dev.dryscale.aws.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The policy documents in docs/iam: each allows exactly the calls that its command makes, and running with nothing but it is
 * enough. That a caller may always ask STS who it is needs no permission.
 */
final class PermissionsTest {

    private static final Path DOCUMENTS = Path.of("..", "docs", "iam");
    private static final String WHO = "sts:GetCallerIdentity";

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void scene() {
        scene = new Scene(folder);
    }

    private static JsonNode document(String command) throws IOException {
        return new ObjectMapper().readTree(DOCUMENTS.resolve(command + ".json").toFile());
    }

    private static Set<String> actions(String command, String effect) throws IOException {
        var actions = new TreeSet<String>();
        for (var statement : document(command).path("Statement")) {
            if (statement.path("Effect").asText().equals(effect)) {
                statement.path("Action").forEach(action -> actions.add(action.asText()));
            }
        }
        return actions;
    }

    /** From here on nothing else is allowed. */
    private void only(String command) throws IOException {
        scene.fresh();
        scene.aws.allowed = new TreeSet<>(actions(command, "Allow"));
        scene.aws.allowed.add(WHO);
    }

    private void used(String command) throws IOException {
        var calls = new TreeSet<>(scene.aws.permissions);
        calls.remove(WHO);
        assertThat(calls).isEqualTo(actions(command, "Allow"));
    }

    @Test
    void planNeedsWhatItsDocumentAllows() throws IOException {
        only("plan");

        assertThat(scene.plan().changes()).isTrue();
        used("plan");
    }

    @Test
    void applyUndoAndStatusNeedWhatTheirDocumentsAllow() throws IOException {
        var plan = scene.plan();
        only("apply");
        assertThat(scene.apply(plan).kind()).isEqualTo(Outcome.Kind.DONE);
        used("apply");

        only("status");
        assertThat(Status.live(scene.receipt(), scene.live())).contains("as planned");
        used("status");

        only("undo");
        assertThat(scene.undo().kind()).isEqualTo(Outcome.Kind.DONE);
        used("undo");
    }

    @Test
    void writingIsBoundToTheTagAndSizingIsDenied() throws IOException {
        for (var command : Set.of("apply", "undo")) {
            assertThat(actions(command, "Deny"))
                    .contains("autoscaling:UpdateAutoScalingGroup", "autoscaling:SetDesiredCapacity");
            for (var statement : document(command).path("Statement")) {
                if (statement.path("Action").toString().contains("PutScalingPolicy")
                        && statement.path("Effect").asText().equals("Allow")) {
                    assertThat(statement
                                    .at("/Condition/StringEquals/aws:ResourceTag~1dryscale-apply")
                                    .asText())
                            .isEqualTo("allowed");
                }
            }
        }
        assertThat(actions("plan", "Allow")).noneMatch(action -> action.contains("Put"));
        assertThat(actions("status", "Allow")).noneMatch(action -> action.contains("Put"));
    }
}
