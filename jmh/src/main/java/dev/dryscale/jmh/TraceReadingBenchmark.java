package dev.dryscale.jmh;

import dev.dryscale.random.RandomStreams;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.trace.Replay;
import dev.dryscale.scenario.trace.ReplayOptions;
import dev.dryscale.scenario.trace.ReplayRequest;
import dev.dryscale.scenario.trace.Replays;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast logs are read: one operation is one megabyte (10^6 bytes) of uncompressed log, so the score is MB/s on one
 * core. {@code scan} is the first pass (every line checked, SHA-256 of the file included), {@code replay} the second
 * (order restored). The heap is 64 MB on purpose; the log has more requests than are kept in memory.
 *
 * <p>Trap: the file is in the page cache after set-up, so this measures reading and parsing, not the disk. The goal is
 * 150 MB/s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx64m", "-XX:+UseSerialGC"})
public class TraceReadingBenchmark {

    private static final int MEGABYTES = 600;
    private static final int BLOCK = 4_096;

    @Param({"elb", "alb", "combined"})
    public String format = "elb";

    private Path file = Path.of("");
    private @Nullable Replay replay;

    @Setup(Level.Trial)
    public void write() throws IOException {
        file = Files.createTempFile("dryscale-benchmark", ".log");
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            long written = 0;
            for (long i = 0; written < MEGABYTES * 1_000_000L; i++) {
                String line = line(i);
                out.write(line);
                written += line.length();
            }
        }
        replay = open();
    }

    /** Lines every millisecond, each seventh of them a second late. */
    private String line(long i) {
        Instant at = Instant.ofEpochSecond(1_700_000_000L + i / 1_000, i % 1_000 * 1_000_000L + 1_000);
        if (i % 7 == 0) {
            at = at.minusMillis(1_000);
        }
        return switch (format) {
            case "elb" ->
                at + " shop 100.64.12.7:54635 10.0.6.158:80 0.000022 0.026109 0.00002 200 200 0 699"
                        + " \"GET https://shop.example:443/shop/cart/" + i
                        + " HTTP/1.1\" \"Mozilla/5.0 (Windows NT 6.1;"
                        + " WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/43.0.2357.130 Safari/537.36\""
                        + " ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2\n";
            case "alb" ->
                "https " + at.plusMillis(30) + " app/shop/50dc6c495c0c9188 100.64.12.7:2817 10.0.0.1:80 0.000"
                        + " 0.026 0.000 200 200 34 366 \"GET https://shop.example:443/shop/cart/" + i + " HTTP/1.1\""
                        + " \"curl/7.46.0\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:us-east-2:"
                        + "123456789012:targetgroup/shop/73e2d6bc24d8a067 \"Root=1-58337262-36d228ad5d99923122bbe354\""
                        + " \"shop.example\" \"session-reused\" 0 " + at
                        + " \"forward\" \"-\" \"-\" \"10.0.0.1:80\" \"200\""
                        + " \"-\" \"-\"\n";
            default ->
                "100.64.12.7 - - [" + clf(at) + "] \"GET /shop/cart/" + i + " HTTP/1.1\" 200 2326"
                        + " \"https://shop.example/start\" \"Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36"
                        + " (KHTML, like Gecko) Chrome/43.0.2357.130 Safari/537.36\"\n";
        };
    }

    private static String clf(Instant at) {
        return java.time.format.DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
                .format(at.atOffset(java.time.ZoneOffset.UTC));
    }

    private Replay open() {
        Problems problems = new Problems();
        Replay opened = Replays.open(ReplayRequest.of(file.toString(), ReplayOptions.DEFAULT), problems);
        problems.throwIfAny();
        return Objects.requireNonNull(opened);
    }

    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public long scan() {
        return open().requests();
    }

    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public long replay() {
        long[] at = new long[BLOCK];
        long[] service = new long[BLOCK];
        long sum = 0;
        try (var arrivals = Objects.requireNonNull(replay).source().open(new RandomStreams(1))) {
            for (int n = arrivals.fill(at, service); n > 0; n = arrivals.fill(at, service)) {
                sum += at[n - 1];
            }
        }
        return sum;
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
