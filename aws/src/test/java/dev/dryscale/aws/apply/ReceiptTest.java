package dev.dryscale.aws.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dryscale.aws.fake.FakeAws;
import dev.dryscale.aws.live.Refusal;
import dev.dryscale.aws.plan.ChangePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records: durable before the step they announce, and not to be changed after. */
final class ReceiptTest {

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void scene() {
        scene = new Scene(folder);
    }

    /** Ten appends of an apply: five records, each in the receipt and in the audit log. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void nothingIsSentWhoseRecordIsNotOnTheDisk(int failing) {
        var plan = scene.plan();
        var disk = Storage.disk();
        var count = new int[1];
        scene.storage = (file, bytes) -> {
            if (++count[0] == failing) {
                throw new IOException("No space left on device");
            }
            disk.append(file, bytes);
        };

        var outcome = scene.apply(plan);

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
        assertThat(outcome.sentence()).contains("No space left");
        assertThat(scene.aws.writes).isEmpty();
        assertThat(scene.aws.target()).isEqualTo(Scene.OLD);
    }

    @Test
    void everyStepIsInTheReceiptAndInTheAuditLog() throws IOException {
        scene.apply(scene.plan());
        scene.undo();

        var steps = Files.readString(scene.receipt().file())
                .lines()
                .map(line -> line.replaceAll(".*\"step\":\"([a-z_]+)\".*", "$1"))
                .toList();
        assertThat(steps)
                .containsExactly(
                        "started",
                        "checked",
                        "sending",
                        "answered",
                        "verified",
                        "undo_started",
                        "undo_sending",
                        "undo_answered",
                        "undone");
        assertThat(Files.readString(scene.state().folder().resolve("audit.jsonl"))
                        .lines())
                .hasSize(steps.size());
    }

    @Test
    void theIntentIsOnTheDiskWhenTheRequestArrives() {
        var plan = scene.plan();
        var seen = new String[1];
        scene.aws.atWrite = () -> {
            try {
                seen[0] = Files.readString(scene.state().receipts().get(0));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };

        scene.apply(plan);

        assertThat(seen[0].lines().reduce((a, b) -> b).orElse(""))
                .contains("\"step\":\"sending\"")
                .contains("60.0");
    }

    @Test
    void anEditedReceiptIsRefused() throws IOException {
        scene.apply(scene.plan());
        var file = scene.receipt().file();
        Files.writeString(file, Files.readString(file).replace("\"TargetValue\":50.0", "\"TargetValue\":5.0"));

        var outcome = scene.undo();

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(outcome.sentence()).contains("the chain of records is broken");
        assertThat(scene.aws.target()).isEqualTo(Scene.NEW);
    }

    @Test
    void aReceiptWhoseEndIsMissingIsRefused() throws IOException {
        scene.apply(scene.plan());
        var file = scene.receipt().file();
        var text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));

        assertThat(scene.undo().sentence()).contains("the audit log knows of 5");
    }

    /** A crash while a record was written: it was never acted upon. */
    @Test
    void whatACrashCutOffDoesNotCount() throws IOException {
        scene.apply(scene.plan());
        var file = scene.receipt().file();
        Files.writeString(file, Files.readString(file) + "{\"seq\":6,\"previ");

        assertThat(scene.receipt().sentence()).contains("the change was made and verified");
        assertThat(scene.undo().kind()).isEqualTo(Outcome.Kind.DONE);
    }

    @Test
    void theSamePlanTwiceIsOneChange() {
        var plan = scene.plan();
        scene.apply(plan);
        scene.fresh();

        var again = scene.apply(plan);

        assertThat(again.kind()).isEqualTo(Outcome.Kind.NOTHING_TO_DO);
        assertThat(again.kind().exitCode()).isZero();
        assertThat(scene.aws.writes).isEmpty();
    }

    @Test
    void anUndoIsOneChangeToo() {
        scene.apply(scene.plan());
        assertThat(scene.undo().kind()).isEqualTo(Outcome.Kind.DONE);
        scene.fresh();

        assertThat(scene.undo().kind()).isEqualTo(Outcome.Kind.NOTHING_TO_DO);
        assertThat(scene.aws.writes).isEmpty();
        assertThat(scene.aws.target()).isEqualTo(Scene.OLD);
    }

    @Test
    void onlyOneChangesAGroupAtATime() throws IOException {
        var plan = scene.plan();
        try (var held = scene.state().lock(FakeAws.ACCOUNT, FakeAws.REGION, FakeAws.GROUP)) {
            assertThat(held.held()).isNotNull();
            assertThat(scene.apply(plan).sentence()).contains("another dryscale is changing group shop");
        }
        assertThat(scene.aws.writes).isEmpty();
        assertThat(scene.apply(plan).kind()).isEqualTo(Outcome.Kind.DONE);
    }

    /** As two processes do that change two groups. */
    @Test
    void twoRunsAtOnceShareTheAuditLog() throws IOException {
        var plan = scene.plan();
        var one = Receipt.begin(plan, List.of(), scene.state(), scene.time);
        var other = Receipt.begin(plan, List.of(), scene.state(), scene.time);
        one.record(Step.CHECKED, "one");
        other.record(Step.CHECKED, "other");
        one.record(Step.REFUSED, "one");

        assertThat(scene.state().audited()).hasSize(5);
        assertThat(Receipt.open(other.file(), scene.state(), scene.time).sentence())
                .contains("nothing has been written");
    }

    @Test
    void whoAsksToStopBeforeTheRequestStopsIt() throws IOException {
        var plan = scene.plan();
        scene.stop = true;

        assertThat(scene.apply(plan).kind()).isEqualTo(Outcome.Kind.STOPPED);
        assertThat(scene.aws.writes).isEmpty();
        assertThat(scene.receipt().sentence()).contains("stopped by the user");
    }

    @Test
    void whoAsksToStopAfterTheRequestWaitsForItsEnd() throws IOException {
        var plan = scene.plan();
        scene.aws.atWrite = () -> scene.stop = true;

        assertThat(scene.apply(plan).kind().exitCode()).isEqualTo(130);
        assertThat(scene.aws.target()).isEqualTo(Scene.NEW);
        assertThat(scene.receipt().sentence()).contains("the change was made and verified");
    }

    @Test
    void waitsForAnActivityToEndWhenAskedTo() {
        var plan = scene.plan();
        scene.aws.activities.add(FaultMatrixTest.activity(scene));
        scene.wait = true;
        scene.aws.atCall.put("DescribeInstanceRefreshes", () -> {
            if (scene.time.elapsed().compareTo(Duration.ofSeconds(60)) > 0) {
                scene.aws.activities.clear();
            }
        });

        assertThat(scene.apply(plan).kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(scene.said).contains("waiting: scaling activities");
    }

    @Test
    void filesAreForTheirOwnerAlone() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions here");
        scene.apply(scene.plan());

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(scene.receipt().file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(scene.state().folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void anEditedPlanIsRefused() throws IOException {
        var file = folder.resolve("plan.json");
        var plan = scene.plan();
        Files.writeString(file, plan.file());
        assertThat(ChangePlan.read(file, "plan.json")).isEqualTo(plan);
        Files.writeString(file, plan.file().replace("\"TargetValue\" : 60.0", "\"TargetValue\" : 90.0"));

        assertThatThrownBy(() -> ChangePlan.read(file, "plan.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was changed after it was written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"format\":\"dryscale-plan\"}", "{\"format\":1}", "<html>"})
    void whatIsNoPlanIsRefusedWithoutAnInternalError(String text) throws IOException {
        var file = Files.writeString(folder.resolve("plan.json"), text);

        assertThatThrownBy(() -> ChangePlan.read(file, "plan.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("plan.json");
    }

    @Test
    void aPlanBehindALinkOrTooLargeIsRefused() throws IOException {
        var file = folder.resolve("plan.json");
        Files.writeString(file, scene.plan().file() + " ".repeat(1 << 20));
        assertThatThrownBy(() -> ChangePlan.read(file, "plan.json")).hasMessageContaining("at most 1048576 bytes");

        var link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        assertThatThrownBy(() -> ChangePlan.read(link, "link.json")).hasMessageContaining("symbolic link");
    }

    @Test
    void aPlanWithAnotherMemberIsRefused() throws IOException {
        var file = folder.resolve("plan.json");
        Files.writeString(file, scene.plan().file().replaceFirst("\\{", "{\"note\":\"x\","));

        assertThatThrownBy(() -> ChangePlan.read(file, "plan.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("note");
    }

    @Test
    void aReceiptOfAnotherAccountIsRefused() {
        scene.apply(scene.plan());
        scene.aws.account = "999999999999";

        assertThat(scene.undo().sentence()).contains("the receipt is for account 123456789012");
        assertThatThrownBy(() -> {
                    throw new Refusal("x");
                })
                .hasMessage("x");
    }
}
