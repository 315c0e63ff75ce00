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
