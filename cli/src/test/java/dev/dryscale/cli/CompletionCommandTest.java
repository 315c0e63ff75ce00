package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompletionCommandTest {

    @Test
    void theScriptIsTheSameEachTimeAndKnowsTheCommands() {
        var first = Console.run("completion");

        assertThat(first.code()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .contains("complete -F")
                .contains("_complete_dryscale")
                .contains("list");
        assertThat(Console.run("completion", "zsh").out()).isEqualTo(first.out());
    }

    @Test
    void anotherShellIsRefusedWithTheKnownOnes() {
        var result = Console.run("completion", "fish");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("fish").containsIgnoringCase("bash").containsIgnoringCase("zsh");
    }

    @Test
    void bashCompletesACommandWithIt(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash on this machine");
        var script = folder.resolve("dryscale_completion");
        Files.writeString(script, Console.run("completion").out());
        var ask = "source " + script + "; COMP_WORDS=(dryscale li); COMP_CWORD=1; COMP_LINE='dryscale li'; "
                + "_complete_dryscale; echo \"${COMPREPLY[@]}\"";

        var bash = new ProcessBuilder("/bin/bash", "-c", ask)
                .redirectErrorStream(true)
                .start();

        assertThat(new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("list\n");
        assertThat(bash.waitFor()).isZero();
    }
}
