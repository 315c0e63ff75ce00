package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InitCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writePolicy() throws IOException {
        Fixtures.policy(folder);
    }

    private Console.Result init(String... more) {
        var words = new java.util.ArrayList<>(java.util.List.of("init", "--policy", "scaling_policy.json"));
        words.addAll(java.util.List.of(more));
        return Console.in(folder).execute(words.toArray(String[]::new));
    }

    @Test
    void writesACommentedScenarioThatChecksAndPrintsTheNextCommand() throws IOException {
        var result = init("--type", "c5.xlarge", "--min", "3", "--max", "9", "--out", "web.yaml");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("dryscale run web.yaml\n");
        assertThat(Files.readString(folder.resolve("web.yaml")))
                .contains("# ")
                .contains("type: c5.xlarge")
                .contains("MinSize: 3")
                .contains("MaxSize: 9")
                .contains("file: scaling_policy.json");
        assertThat(Console.in(folder).execute("check", "web.yaml").code()).isZero();
    }

    @Test
    void theNextCommandRuns() throws IOException {
        Fixtures.log(folder);
        var next = init("--log", "access.log", "--out", "web.yaml");
        assertThat(next.code()).as(next.err()).isZero();
        var words = (next.out().strip().substring("dryscale ".length()) + " --no-report").split(" ", -1);
        var result = Console.in(folder).execute(words);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("1,200");
    }

    @Test
    void aPolicyElsewhereIsAllowedInTheNextCommand() throws IOException {
        Files.createDirectory(folder.resolve("scenarios"));
        var result = init("--out", "scenarios/web.yaml");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("dryscale run scenarios/web.yaml --allow-path .\n");
        assertThat(Console.in(folder)
                        .execute("check", "scenarios/web.yaml", "--allow-path", ".")
                        .code())
                .isZero();
    }

    @Test
    void anExistingScenarioIsKeptUnlessForced() throws IOException {
        Files.writeString(folder.resolve("web.yaml"), "mine");

        assertThat(init("--out", "web.yaml").code()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("web.yaml"))).isEqualTo("mine");
        assertThat(init("--out", "web.yaml", "--force").code()).isZero();
        assertThat(Files.readString(folder.resolve("web.yaml"))).startsWith("# ");
    }

    @Test
    void mistakesAreToldBeforeAnythingIsWritten() throws IOException {
        assertThat(init("--type", "m5.lrge", "--out", "web.yaml").err())
                .contains("unknown instance type m5.lrge; did you mean m5.large?");
        assertThat(init("--min", "5", "--max", "4", "--out", "web.yaml").code()).isEqualTo(2);
        assertThat(init("--log", "nope.log", "--out", "web.yaml").code()).isEqualTo(1);
        Files.writeString(folder.resolve("scaling_policy.json"), "{\"TargetValue\": -1}");
        assertThat(init("--out", "web.yaml").code()).isEqualTo(1);
        Files.writeString(folder.resolve("scaling_policy.json"), "dryscale: 1\n");
        assertThat(init("--out", "web.yaml").err()).contains("must be a policy").contains("was a scenario");

        assertThat(folder).isDirectoryNotContaining("glob:**web.yaml*");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        var result = init("--out", "nowhere/web.yaml");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("nowhere").contains("no such file").doesNotContain("Exception");
    }
}
