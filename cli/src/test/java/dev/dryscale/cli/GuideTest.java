package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the guide tells its readers to run: every {@code sh} block, page by page, in a folder like a checkout. */
final class GuideTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path checkout;

    @TestFactory
    List<DynamicTest> everyCommandOfTheGuideWorks() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the guide's commands are for bash");
        prepare();
        var tests = new ArrayList<DynamicTest>();
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs/guide"))) {
            for (Path page : pages.sorted().toList()) {
                for (String block : blocksOf(page)) {
                    var name = page.getFileName() + ": "
                            + block.lines().findFirst().orElse("");
                    tests.add(DynamicTest.dynamicTest(name, () -> run(block)));
                }
            }
        }
        assertThat(tests).as("commands in docs/guide").isNotEmpty();
        return tests;
    }

    /** A launcher that starts the classes under test, and the scenario library at its place. */
    private void prepare() throws IOException {
        var launcher = checkout.resolve("dryscale");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(
                launcher,
                "#!/bin/bash\nexec '" + java + "' -cp '" + System.getProperty("java.class.path")
                        + "' dev.dryscale.cli.Main \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(checkout.resolve("scenarios/library"));
        try (Stream<Path> library = Files.list(ROOT.resolve("scenarios/library"))) {
            for (Path file : library.toList()) {
                Files.copy(file, checkout.resolve("scenarios/library").resolve(file.getFileName()));
            }
        }
    }

    private static List<String> blocksOf(Path page) throws IOException {
        var blocks = new ArrayList<String>();
        StringBuilder block = null;
        for (String line : Files.readAllLines(page)) {
            if (line.equals("```sh")) {
                block = new StringBuilder();
            } else if (block != null && line.equals("```")) {
                blocks.add(block.toString());
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            }
        }
        assertThat(block).as("a block that never ends in %s", page).isNull();
        return blocks;
    }

    private void run(String block) throws IOException, InterruptedException {
        var log = checkout.resolve("log.txt");
        var process = new ProcessBuilder("/bin/bash", "-euo", "pipefail", "-c", block)
                .directory(checkout.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("ended within three minutes: %s", block).isTrue();
        assertThat(process.exitValue())
                .as("%s%n%s", block, Files.readString(log))
                .isZero();
    }
}
