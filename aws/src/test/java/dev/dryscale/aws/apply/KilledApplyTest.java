package dev.dryscale.aws.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.aws.fake.FakeAws;
import dev.dryscale.aws.sdk.WireFake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at every record of an apply and of an undo: what is said afterwards is true, and undo still works. */
final class KilledApplyTest {

    private static final int KILLED = 137;

    @TempDir
    private Path folder;

    @Test
    void whereverAnApplyIsKilledStatusTellsTheTruth() throws IOException, InterruptedException {
        int point = 1;
        while (killed("apply", point)) {
            point++;
        }
        assertThat(point)
                .as("records of an apply, each in the receipt and in the audit log")
                .isEqualTo(11);
    }

    @Test
    void whereverAnUndoIsKilledStatusTellsTheTruth() throws IOException, InterruptedException {
        int point = 1;
        while (killed("undo", point)) {
            point++;
        }
        assertThat(point).as("records of an undo").isEqualTo(9);
    }

    /** Whether the process lived long enough to be killed. */
    private boolean killed(String command, int point) throws IOException, InterruptedException {
        var scene = new Scene(Files.createDirectory(folder.resolve(command + point)));
        Files.writeString(
                scene.folder.resolve("credentials"),
                "[ops]\naws_access_key_id=AKIAEXAMPLE\naws_secret_access_key=secret\n");
        var plan = scene.plan();
        Files.writeString(scene.folder.resolve("plan.json"), plan.file());
        if (command.equals("undo")) {
            assertThat(scene.apply(plan).kind()).isEqualTo(Outcome.Kind.DONE);
        }
        scene.fresh();
        int code;
        try (var wire = new WireFake(scene.aws)) {
            code = run(command, wire, scene.folder, point);
        }
        assertThat(code).as(Files.readString(scene.folder.resolve("log"))).isIn(0, KILLED);
        isTrue(scene, command + " killed at record " + point);
        return code == KILLED;
    }

    private static int run(String command, WireFake wire, Path place, int point)
            throws IOException, InterruptedException {
        var words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledApply.class.getName(),
                command,
                wire.uri().toString(),
                place.toString(),
                Integer.toString(point));
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static void isTrue(Scene scene, String what) throws IOException {
        double target = scene.aws.target();
        boolean recorded = scene.state().receipts().stream().anyMatch(KilledApplyTest::hasRecord);
        if (!recorded) {
            assertThat(target).as(what).isEqualTo(Scene.OLD);
            assertThat(scene.aws.writes).as(what).isEmpty();
            return;
        }
        var receipt = scene.receipt();
        if (!scene.aws.writes.isEmpty()) {
            assertThat(receipt.sent()).as(what).isTrue();
        }
        assertThat(Status.live(receipt, scene.live()))
                .as(what)
                .contains(target == Scene.NEW ? "as planned" : "what it was before");
        if (Status.recorded(receipt).contains("nothing has been written")) {
            assertThat(target).as(what).isEqualTo(Scene.OLD);
        }
        scene.fresh();
        assertThat(scene.undo().kind().exitCode()).as(what).isZero();
        assertThat(scene.aws.target()).as(what).isEqualTo(Scene.OLD);
        assertThat(scene.receipt().file()).as(what).isEqualTo(receipt.file());
        assertThat(FakeAws.GROUP).isEqualTo(receipt.group());
    }

    private static boolean hasRecord(Path receipt) {
        try {
            return Files.readString(receipt).contains("\n");
        } catch (IOException e) {
            return false;
        }
    }
}
