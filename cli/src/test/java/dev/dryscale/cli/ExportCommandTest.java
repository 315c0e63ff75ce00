package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportCommandTest {

    @TempDir
    private Path folder;

    private Console.Result execute(String... words) {
        return Console.in(folder).execute(words);
    }

    @Test
    void dataGoesToStandardOutputAndTalkToStandardError() throws IOException {
        Fixtures.scenario(folder);
        var result = execute("export", "tiny.yaml", "--policy", "hot", "--as", "cloudformation");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("AWSTemplateFormatVersion: '2010-09-09'\n")
                .contains("TargetValue: 80")
                .contains("AutoScalingGroupName: tiny");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void whatIsWrittenIsACheckedFileThatIsNotReplacedUnasked() throws IOException {
        Fixtures.policy(folder);
        var written = execute("export", "scaling_policy.json", "--as", "awscli", "--group", "web", "--out", "out.sh");
        assertThat(written.code()).as(written.err()).isZero();
        assertThat(written.out()).isEmpty();
        assertThat(written.err()).contains("note: ScaleInCooldown is left out").contains("written: out.sh");

        var again = execute("export", "scaling_policy.json", "--as", "awscli", "--group", "web", "--out", "out.sh");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("out.sh: exists already");

        var checked = execute("check", "--strict", "out.sh");
        assertThat(checked.code()).as(checked.err()).isZero();
        assertThat(checked.out()).isEqualTo("out.sh: AWS CLI commands with 1 scaling policy (policy)\n");
    }

    @Test
    void aWrongWordIsAMistakeInTheCommandLine() throws IOException {
        Fixtures.policy(folder);
        var result = execute("export", "scaling_policy.json", "--as", "terrafrom");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("did you mean terraform?");
    }

    @Test
    void aFileThatIsATfFileIsAnsweredWithTheCommand() throws IOException {
        Files.writeString(folder.resolve("main.tf"), "resource \"aws_autoscaling_policy\" \"p\" {\n}\n");
        var result = execute("check", "main.tf");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("terraform show -json plan.tfplan > plan.json");
    }
}
