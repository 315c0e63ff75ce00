package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can only be seen from outside: exit codes of the process, signals, full disks, foreign locales. */
final class ProcessTest {

    private static final int SIGINT = 2;

    @TempDir
    private Path folder;

    private ProcessBuilder dryscale(List<String> flags, String... args) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.dryscale.cli.Main"));
        words.addAll(List.of(args));
        var builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().remove("DRYSCALE_TTY");
        return builder.redirectError(folder.resolve("stderr").toFile());
    }

    private int codeOf(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.redirectOutput(folder.resolve("stdout").toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private String stderr() throws IOException {
        return Files.readString(folder.resolve("stderr"), StandardCharsets.UTF_8);
    }

    @Test
    void aFullDeviceIsExitCodeOne() throws IOException, InterruptedException {
        var full = new File("/dev/full");
        assumeTrue(full.exists(), "no /dev/full on this system");
        Fixtures.scenario(folder);

        for (var args :
                List.of(new String[] {"list"}, new String[] {"--help"}, new String[] {"completion"}, new String[] {
                    "run", "tiny.yaml", "--no-report", "-o", "json"
                })) {
            var process = dryscale(List.of(), args).redirectOutput(full).start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(String.join(" ", args)).isEqualTo(1);
            assertThat(stderr()).contains("standard output could not be written");
        }
    }

    @Test
    void otherThreadsLocalesAndZonesGiveTheSameBytes() throws IOException, InterruptedException {
        Fixtures.scenario(folder);
        var here = List.of("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8");
        var there = List.of(
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dfile.encoding=ISO-8859-1",
                "-XX:TieredStopAtLevel=1");

        assertThat(codeOf(dryscale(here, "compare", "tiny.yaml", "--out", "here", "--threads", "1")))
                .as(stderr())
                .isZero();
        var table = Files.readString(folder.resolve("stdout"));
        assertThat(codeOf(dryscale(there, "compare", "tiny.yaml", "--out", "there", "--threads", "4")))
                .isZero();

        assertThat(Files.readString(folder.resolve("stdout"))).isEqualTo(table);
        var files = contents("here");
        assertThat(files.keySet()).contains("result.json", "report.html", "timeline.csv", "decisions.jsonl");
        assertThat(contents("there")).isEqualTo(files);
    }

    private SortedMap<String, String> contents(String name) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(folder.resolve(name))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.resolve(name).relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    @Test
    void anInterruptWritesWhatThereIsMarkedAsPartial() throws IOException, InterruptedException {
        assumeFalse(ignoresInterrupts(), "this build ignores SIGINT, as do the processes that it starts");
        endsWith("-INT", 130);
    }

    @Test
    void aTerminationWritesWhatThereIsMarkedAsPartial() throws IOException, InterruptedException {
        endsWith("-TERM", 143);
    }

    /** A shell without job control starts background jobs deaf to SIGINT, and a JVM leaves an ignored signal ignored. */
    private static boolean ignoresInterrupts() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        var mask = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("0");
        return new BigInteger(mask.replace("SigIgn:", "").strip(), 16).testBit(SIGINT - 1);
    }

    private void endsWith(String signal, int code) throws IOException, InterruptedException {
        var kill = Path.of("/bin/kill");
        assumeTrue(Files.isExecutable(kill), "no kill on this system");
        // 12 hours at 20/s, 10,000 times, on one thread: minutes of work on the fastest machine.
        var scenario = Fixtures.scenario(folder);
        Files.writeString(scenario, Files.readString(scenario).replace("duration: 40m", "duration: 12h"));
        var words = "run tiny.yaml --replications 10000 --threads 1 --no-report --out r";
        var process = dryscale(List.of(), words.split(" "))
                .redirectOutput(folder.resolve("stdout").toFile())
                .start();
        try {
            awaitWork(process);
            new ProcessBuilder(kill.toString(), signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();

            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(stderr()).isEqualTo(code);
        assertThat(stderr()).contains("of 10000 replications are complete");
        assertThat(Files.readString(folder.resolve("r/result.json"))).contains("of 10000 replications are complete");
    }

    /** Until the work is well under way: its first words, then the time of some replications. */
    private void awaitWork(Process process) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && process.isAlive() && !stderr().contains("running hot"); i++) {
            Thread.sleep(50);
        }
        Thread.sleep(4_000);
        assertThat(process.isAlive()).as(stderr()).isTrue();
    }
}
