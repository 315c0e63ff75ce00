package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The pipelines of the guide: they are YAML, and every command in them is one. */
final class PipelinePageTest {

    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("\\./dryscale ([^>|`\n]*)");

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "guide", "80_in_ci.md"));
    }

    @Test
    void everyPipelineIsYamlWithACacheAndAComment() throws IOException {
        var blocks =
                BLOCK.matcher(page()).results().map(match -> match.group(1)).toList();

        assertThat(blocks).hasSize(2);
        for (var block : blocks) {
            var pipeline = new Load(LoadSettings.builder().build()).loadFromString(block);
            assertThat(pipeline).isInstanceOf(Map.class);
            assertThat(block).contains("cache").contains("comment:").contains("-o markdown");
        }
    }

    @Test
    void everyCommandIsOneThatDryscaleTakes() throws IOException {
        var commands = COMMAND.matcher(page())
                .results()
                .map(match -> match.group(1).strip())
                .toList();

        assertThat(commands).hasSizeGreaterThan(4);
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var terminal = new Terminal(nowhere, nowhere, Map.of(), Path.of(""), false, false);
        for (var command : commands) {
            var main = new Main(terminal, new Interruption());
            var args = command.split(" +");
            var parsed = main.commandLine(new Errors(terminal, main), args).parseArgs(args);
            assertThat(parsed.errors()).as(command).isEmpty();
        }
    }
}
