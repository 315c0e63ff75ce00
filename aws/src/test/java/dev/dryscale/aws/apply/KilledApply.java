package dev.dryscale.aws.apply;

import dev.dryscale.aws.fake.FakeAws;
import dev.dryscale.aws.plan.ChangePlan;
import dev.dryscale.aws.sdk.Connection;
import dev.dryscale.aws.sdk.ConnectionOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process that applies or undoes, and is killed before it makes its n-th record durable. */
final class KilledApply {

    private KilledApply() {}

    /** Arguments: {@code apply|undo}, the endpoint, the scene's folder, n. */
    public static void main(String[] args) throws IOException {
        var scene = new Scene(Path.of(args[2]));
        int fatal = Integer.parseInt(args[3]);
        var disk = Storage.disk();
        var count = new int[1];
        scene.storage = (file, bytes) -> {
            if (++count[0] == fatal) {
                die();
            }
            disk.append(file, bytes);
        };
        var options = new ConnectionOptions(
                FakeAws.REGION,
                "ops",
                URI.create(args[1]),
                Duration.ofSeconds(10),
                scene.folder.resolve("credentials"));
        try (var connection = Connection.open(options)) {
            scene.reader = connection;
            scene.mutator = connection.writing();
            var outcome = args[0].equals("undo")
                    ? scene.undo()
                    : scene.apply(ChangePlan.read(scene.folder.resolve("plan.json"), "plan.json"));
            System.exit(outcome.kind().exitCode());
        }
    }

    /** By the system, without a word to this process. */
    private static void die() throws IOException {
        var kill = Path.of("/bin/kill");
        if (Files.isExecutable(kill)) {
            new ProcessBuilder(
                            kill.toString(),
                            "-9",
                            Long.toString(ProcessHandle.current().pid()))
                    .start();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Runtime.getRuntime().halt(137);
    }
}
