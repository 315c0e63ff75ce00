package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {

    @TempDir
    private Path folder;

    private Console.Result check(String... args) {
        var words = new String[args.length + 1];
        words[0] = "check";
        System.arraycopy(args, 0, words, 1, args.length);
        return Console.in(folder).execute(words);
    }

    @Test
    void saysWhatEachGoodFileIs() throws IOException {
        Fixtures.scenario(folder);
        Fixtures.log(folder);
        var result = check("tiny.yaml", "access.log", "seed-blog");

        assertThat(result.code()).isZero();
        assertThat(result.outLines().get(0)).startsWith("tiny.yaml: scenario tiny with 2 policies (hot, cool)");
        assertThat(result.outLines().get(1)).startsWith("access.log: recorded traffic; 1,200 lines");
        assertThat(result.outLines().get(2)).startsWith("seed-blog: scenario seed-blog with ");
    }

    @Test
    void aPastedPolicyIsGoodWithTwoWarningsThatNameTheOtherApi() throws IOException {
        Fixtures.policy(folder);
        var result = check("scaling_policy.json");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("scaling_policy.json: policy;");
        var file = folder.resolve("scaling_policy.json").toString();
        assertThat(result.errLines()).allMatch(line -> line.contains(": warning: "));
        assertThat(result.errLines().stream().filter(line -> line.contains("Application Auto Scaling")))
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(file + ":4: warning: ScaleInCooldown"),
                        line -> assertThat(line).startsWith(file + ":5: warning: ScaleOutCooldown"));
    }

    @Test
    void strictRefusesWhatAwsRefuses() throws IOException {
        Fixtures.policy(folder);
        var result = check("--strict", "scaling_policy.json");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines()).hasSize(2).noneMatch(line -> line.contains("warning"));
        assertThat(result.err()).contains("scaling_policy.json:4: ").contains("scaling_policy.json:5: ");
    }

    @Test
    void threeMistakesAreToldInOneRunWithTheirLines() throws IOException {
        var scenario = Files.readString(Fixtures.scenario(folder))
                .replace("MinSize: 1", "MinSize: 9")
                .replace("service:", "servce:")
                .replace("40m", "40 parsecs");
        Files.writeString(folder.resolve("tiny.yaml"), scenario);
        var result = check("tiny.yaml");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("tiny.yaml:4: duration")
                .contains("tiny.yaml:7: servce")
                .contains("did you mean service?")
                .contains("tiny.yaml:9: group.MinSize must be at most MaxSize (3), was 9")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @Test
    void aBadFileDoesNotHideAGoodOne() throws IOException {
        Fixtures.scenario(folder);
        Files.writeString(folder.resolve("bad.yaml"), "dryscale: 1\n");
        var result = check("bad.yaml", "tiny.yaml");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).startsWith("tiny.yaml: scenario");
        assertThat(result.err()).contains("bad.yaml:1: policies is required");
    }

    @Test
    void anEmptyTraceIsRefused() throws IOException {
        Files.writeString(folder.resolve("empty.csv"), "");
        var result = check("empty.csv");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errLines()).hasSize(1).allMatch(line -> line.contains("empty.csv"));
    }

    @Test
    void aMissingFileIsAnErrorThatNamesIt() {
        var result = check("nope.yaml");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("nope.yaml").doesNotContain("Exception");
    }

    @Test
    void theKindOfAFileFollowsFromItsNameOrItsBeginning() throws IOException {
        assertThat(kind("a.csv", "dryscale: 1\n")).isEqualTo(FileKind.TRACE);
        assertThat(kind("a.json", Fixtures.PASTED_POLICY)).isEqualTo(FileKind.POLICY);
        assertThat(kind("policy", Fixtures.PASTED_POLICY)).isEqualTo(FileKind.POLICY);
        assertThat(kind("scenario", "# mine\n\ndryscale: 1\nname: x\n")).isEqualTo(FileKind.SCENARIO);
        assertThat(kind("access", "192.0.2.1 - - [05/Jan/2026:00:00:00 +0000] \"GET / HTTP/1.1\" 200 5\n"))
                .isEqualTo(FileKind.TRACE);
        assertThat(FileKind.of(folder)).isEqualTo(FileKind.TRACE);
    }

    private FileKind kind(String name, String content) throws IOException {
        return FileKind.of(Files.writeString(folder.resolve(name), content));
    }
}
