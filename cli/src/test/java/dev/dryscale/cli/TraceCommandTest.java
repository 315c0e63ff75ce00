package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TraceCommandTest {

    @TempDir
    private Path folder;

    private Console.Result trace(String... args) {
        var words = new String[args.length + 1];
        words[0] = "trace";
        System.arraycopy(args, 0, words, 1, args.length);
        return Console.in(folder).execute(words);
    }

    @Test
    void inspectCountsTheRequestsAndTheTime() throws IOException {
        Fixtures.log(folder);
        var result = trace("inspect", "access.log");

        assertThat(result.code()).as(result.err()).isZero();
        // 600 seconds with two requests each: 1,200 requests, 2 per second.
        assertThat(result.out())
                .containsPattern("format +common")
                .containsPattern("requests +1,200\n")
                .containsPattern("mean +2 per second");
    }

    @Test
    void inspectFindsTheCpuTimeThatWasPutIn() throws IOException {
        var rows = new StringBuilder("timestamp,count\n");
        var cpu = new StringBuilder("timestamp,value\n");
        var instances = new StringBuilder("timestamp,value\n");
        for (int minute = 0; minute < 60; minute++) {
            var stamp = "2026-01-05T00:%02d:00Z".formatted(minute);
            int requests = 600 + 10 * minute;
            // 50 ms of CPU per request on 2 instances with 2 vCPUs each: 240 CPU-seconds a minute are 100 %.
            rows.append(stamp).append(',').append(requests).append('\n');
            cpu.append(stamp).append(',').append(100 * requests * 0.05 / 240).append('\n');
            instances.append(stamp).append(",2\n");
        }
        Files.writeString(folder.resolve("counts.csv"), rows);
        Files.writeString(folder.resolve("cpu.csv"), cpu);
        Files.writeString(folder.resolve("instances.csv"), instances);
        var result = trace(
                "inspect", "counts.csv", "--cpu", "cpu.csv", "--instances", "instances.csv", "--type", "m5.large");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("CPU per request +50(\\.0+)?ms")
                .contains("service: {mode: cpu");
    }

    @Test
    void packedTrafficNamesNobodyAndReplaysTheSame() throws IOException {
        Fixtures.log(folder);
        var packed = trace("pack", "access.log", "--out", "a.dst");

        assertThat(packed.code()).as(packed.err()).isZero();
        assertThat(packed.out()).isEmpty();
        var bytes = Files.readAllBytes(folder.resolve("a.dst"));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("192.0.2.1", "secret");
        assertThat(trace("inspect", "a.dst").out()).containsPattern("requests +1,200\n");
    }

    @Test
    void settingsSayHowARecordingIsToBeRead() throws IOException {
        var rows = new StringBuilder("timestamp;hits\n");
        for (int minute = 0; minute < 30; minute++) {
            rows.append("2026-01-05 00:%02d:00;%d\n".formatted(minute, 6));
        }
        Files.writeString(folder.resolve("odd.csv"), rows);
        var silent = trace("inspect", "odd.csv", "--set", "separator=;", "--set", "countColumn=hits");
        assertThat(silent.code()).isEqualTo(1);
        assertThat(silent.err())
                .contains("odd.csv:2: stamp has no offset; write Z or +hh:mm behind it, or state timeZone:")
                .containsOnlyOnce("has no offset")
                .endsWith("odd.csv: … and 29 more stamps like it\n");

        var told = trace(
                "inspect",
                "odd.csv",
                "--set",
                "separator=;",
                "--set",
                "countColumn=hits",
                "--set",
                "timeZone=Europe/Berlin");
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out()).containsPattern("requests +180\n").containsPattern("from +2026-01-04T23:00:00Z\n");
    }

    @Test
    void settingsFilterWhatIsPacked() throws IOException {
        Fixtures.log(folder);
        var none = trace("pack", "access.log", "--out", "a.dst", "--set", "status=5xx,404");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("access.log: ");

        var wrong = trace("pack", "access.log", "--out", "a.dst", "--set", "reorderWithn=5m", "--set", "stamps=exakt");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err())
                .contains("command line: reorderWithn is not known here", "did you mean reorderWithin?")
                .contains("command line: stamps must be one of exact, spread, was 'exakt'; did you mean exact?");
        assertThat(folder).isDirectoryNotContaining("glob:**a.dst*");
    }

    @Test
    void mistakesAreToldWithTheirExitCodes() throws IOException {
        Fixtures.log(folder);

        assertThat(trace().code()).isEqualTo(2);
        assertThat(trace("inspct", "access.log").err()).contains("unknown command inspct; did you mean inspect?");
        assertThat(trace("inspect", "access.log", "--cpu", "c.csv").code()).isEqualTo(2);
        assertThat(trace("inspect", "access.log", "--format", "elbb").err()).contains("did you mean elb?");
        assertThat(trace("inspect", "nope.log").code()).isEqualTo(1);
        assertThat(trace("inspect", "nope.log").err()).contains("nope.log").doesNotContain("Exception");
        assertThat(trace("pack", "nope.log", "--out", "a.dst").code()).isEqualTo(1);
        assertThat(folder).isDirectoryNotContaining("glob:**a.dst*");
    }
}
