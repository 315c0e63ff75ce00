package dev.dryscale.aws.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dryscale.aws.fake.FakeAws;
import dev.dryscale.aws.sdk.Connection;
import dev.dryscale.aws.sdk.ConnectionOptions;
import dev.dryscale.aws.sdk.Moto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same work against somebody else's stand-in for AWS, and what AWS's own command line reads back. */
final class MotoTest {

    @TempDir
    private Path folder;

    @Test
    void fromPlanToApplyToUndoOnMoto() throws IOException, InterruptedException {
        var program = Moto.installed();
        assumeTrue(program.isPresent(), "moto_server is not installed: layer B of the tests of apply is skipped");
        var scene = new Scene(folder);
        scene.edits.add(new String[] {",\"DefaultInstanceWarmup\":120", ""}); // moto keeps none
        var credentials = Files.writeString(
                folder.resolve("credentials"), "[ops]\naws_access_key_id=testing\naws_secret_access_key=testing\n");
        try (var moto = Moto.start(program.orElseThrow(), scene.aws, folder.resolve("moto.log"));
                var connection = Connection.open(new ConnectionOptions(
                        FakeAws.REGION, "ops", moto.uri(), Duration.ofSeconds(20), credentials))) {
            scene.reader = connection;
            scene.mutator = connection.writing();
            var plan = scene.plan();

            var applied = scene.apply(plan);
            assertThat(applied.kind()).as(applied.sentence()).isEqualTo(Outcome.Kind.DONE);
            assertThat(targetByCommandLine(moto)).isEqualTo("60.0");
            assertThat(scene.apply(plan).kind()).isEqualTo(Outcome.Kind.NOTHING_TO_DO);

            var undone = scene.undo();
            assertThat(undone.kind()).as(undone.sentence()).isEqualTo(Outcome.Kind.DONE);
            assertThat(targetByCommandLine(moto)).isEqualTo("50.0");
            assertThat(scene.read().group().desiredCapacity()).isEqualTo(4);
        }
    }

    /** What {@code aws autoscaling describe-policies} says; our own reading where there is no AWS CLI. */
    private String targetByCommandLine(Moto moto) throws IOException, InterruptedException {
        var out = folder.resolve("aws.txt");
        var builder = new ProcessBuilder(List.of(
                        "aws",
                        "autoscaling",
                        "describe-policies",
                        "--endpoint-url",
                        moto.server().toString(),
                        "--region",
                        FakeAws.REGION,
                        "--output",
                        "text",
                        "--query",
                        "ScalingPolicies[0].TargetTrackingConfiguration.TargetValue"))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("AWS_ACCESS_KEY_ID", "testing");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "testing");
        builder.environment().put("AWS_PAGER", "");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            assumeTrue(false, "the AWS CLI is not installed: nothing reads back what was written");
            throw e;
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(out, StandardCharsets.UTF_8).strip();
    }
}
