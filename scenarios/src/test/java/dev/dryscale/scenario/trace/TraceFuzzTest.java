package dev.dryscale.scenario.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.dryscale.scenario.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Mutated traces: whatever the bytes are, reading ends within a second, either in problems or in requests in order whose
 * number is the number announced. The generator is seeded, so a failure names bytes that fail again.
 */
final class TraceFuzzTest {

    private static final String ALB =
            "http 2018-07-02T22:23:00.186641Z app/lb/50dc 192.168.131.39:2817 10.0.0.1:80 0.000"
                    + " 0.001 0.000 200 200 34 366 \"GET http://www.example.com:80/ HTTP/1.1\" \"curl/7.46.0\" - - arn:x:y/z/1"
                    + " \"Root=1\" \"-\" \"-\" 0 2018-07-02T22:22:48.364000Z \"forward\" \"-\" \"-\" \"10.0.0.1:80\" \"200\"\n";
    private static final String ELB = "2015-05-13T23:39:43.945958Z lb 192.168.131.39:2817 10.0.0.1:80 0.000086 0.001048"
            + " 0.001337 200 200 0 57 \"GET https://www.example.com:443/ HTTP/1.1\" \"curl/7.38.0\" - -\n";
    private static final String CLF =
            "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /apache_pb.gif HTTP/1.0\" 200 2326\n";
    private static final String COMBINED = CLF.strip() + " \"http://www.example.com/\" \"Mozilla/4.08 [en]\"\n";
    private static final String SWF = "; UnixStartTime: 749458803\n 1 0 -1 14 1 -1 -1 -1 -1 -1 -1 1 1 -1 -1 -1 -1 -1\n";
    private static final String COUNTS = "timestamp,requests\n2024-03-10T00:00:00Z,100\n2024-03-10T00:01:00Z,101.5\n";
    private static final String STAMPS = "1704067200\n1704067201.25\n1704067209\n";
    private static final String CLOUDWATCH = "timestamp,value\n2014-04-10 00:04:00,94.0\n2014-04-10 00:09:00,56.0\n";

    /** Pieces that parsers trip over. */
    private static final List<String> PIECES = List.of(
            "\"",
            ",",
            "\n",
            "\r",
            "\0",
            "-",
            "-1",
            "1e400",
            "9223372036854775807",
            "99999999999999999999",
            "Z",
            "+18:00",
            "+18:01",
            "T24:00",
            ":60",
            "\u0661",
            "\u00a0",
            "[",
            "]",
            "\u001f\u008b",
            ";",
            "\t",
            " ",
            "0x1p3",
            "NaN",
            "é",
            "2262-04-12",
            "1677-09-21",
            "timestamp,requests\n",
            "\ufeff");

    private static List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        for (var text : List.of(ALB, ELB, CLF, COMBINED, SWF, COUNTS, STAMPS, CLOUDWATCH)) {
            seeds.add(bytes(text));
            seeds.add(bytes(text + text));
            seeds.add(Texts.gzip(bytes(text)));
        }
        return seeds;
    }

    private static List<byte[]> corpus() throws IOException {
        var seeds = new ArrayList<byte[]>();
        var corpora = SharedFiles.folder("corpora");
        for (var folder :
                List.of("fuzz-seeds/csv", "fuzz-seeds/gzip", "fuzz-seeds/time", "own/trace-csv", "own/gzip")) {
            try (var files = Files.list(corpora.resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    if (Files.size(file) < 10_000) {
                        seeds.add(Files.readAllBytes(file));
                    }
                }
            }
        }
        return seeds;
    }

    @Test
    void mutatedExamplesNeverBreakAReader() {
        var random = new SplittableRandom(20_240_501);
        var seeds = seeds();
        for (int i = 0; i < 4_000; i++) {
            read(mutated(seeds, random));
        }
        assertThat(taken).isGreaterThan(1_000);
    }

    @Test
    void mutatedCorpusFilesNeverBreakAReader() throws IOException {
        var random = new SplittableRandom(7);
        var seeds = corpus();
        seeds.forEach(this::read);
        for (int i = 0; i < 4_000; i++) {
            read(mutated(seeds, random));
        }
        assertThat(taken).isGreaterThan(100);
    }

    private static byte[] mutated(List<byte[]> seeds, SplittableRandom random) {
        byte[] bytes = seeds.get(random.nextInt(seeds.size()));
        for (int n = random.nextInt(1, 5); n > 0; n--) {
            bytes = mutatedOnce(bytes, seeds, random);
        }
        return bytes;
    }

    private static byte[] mutatedOnce(byte[] bytes, List<byte[]> seeds, SplittableRandom random) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> spliced(bytes, at, at, bytes(PIECES.get(random.nextInt(PIECES.size()))));
            case 1 -> spliced(bytes, at, to, bytes(PIECES.get(random.nextInt(PIECES.size()))));
            case 2 -> spliced(bytes, at, to, new byte[0]);
            case 3 -> spliced(bytes, at, bytes.length, seeds.get(random.nextInt(seeds.size())));
            case 4 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            default -> {
                var flipped = bytes.clone();
                if (at < flipped.length) {
                    flipped[at] ^= (byte) (1 << random.nextInt(8));
                }
                yield flipped;
            }
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        var joined = new byte[from + middle.length + bytes.length - to];
        System.arraycopy(bytes, 0, joined, 0, from);
        System.arraycopy(middle, 0, joined, from, middle.length);
        System.arraycopy(bytes, to, joined, from + middle.length, bytes.length - to);
        return joined;
    }

    /** How many of the mutants some reader took; a generator of pure garbage would test only the refusals. */
    private int taken;

    void read(byte[] bytes) {
        long start = System.nanoTime();
        try {
            boolean any = read(bytes, ReplayOptions.DEFAULT);
            for (var format : TraceFormat.values()) {
                var lenient = ReplayOptions.builder()
                        .format(format)
                        .malformed(Malformed.SKIP)
                        .gaps(Gaps.INTERPOLATE)
                        .duplicates(Duplicates.SUM)
                        .reorderWithinNanos(86_400_000_000_000L)
                        .timeZone(ZoneOffset.UTC)
                        .intervalNanos(60_000_000_000L)
                        .serviceFromTrace(true)
                        .build();
                any |= read(bytes, lenient);
            }
            taken += any ? 1 : 0;
        } catch (IOException | RuntimeException e) {
            fail("undeclared exception for " + HexFormat.of().formatHex(bytes), e);
        }
        assertThat(System.nanoTime() - start)
                .as("nanoseconds for %s", HexFormat.of().formatHex(bytes))
                .isLessThan(11_000_000_000L);
    }

    private static boolean read(byte[] bytes, ReplayOptions options) throws IOException {
        var problems = new Problems();
        var bins = new RateBins();
        var scanned = TraceScan.of(Texts.bytes("fuzz", bytes), options, bins, problems);
        if (scanned == null) {
            assertThat(problems.hasErrors()).isTrue();
            return false;
        }
        try {
            if (scanned.format().kind() == TraceFormat.Kind.COUNTS) {
                assertThat(CountGrid.of(List.of(scanned), options, problems) == null)
                        .isEqualTo(problems.hasErrors());
            } else {
                drain(scanned, options, bins);
            }
        } catch (RefusedTraceException e) {
            assertThat(e.rule()).isNotBlank();
        }
        return true;
    }

    private static void drain(TraceScan.Result scanned, ReplayOptions options, RateBins bins) throws IOException {
        var log = new FileRequestLog(List.of(scanned), options, bins, 0);
        long[] at = new long[64];
        long[] service = new long[64];
        long requests = 0;
        long last = 0;
        try (var stream = log.open()) {
            for (int n = stream.fill(at, service); n > 0; n = stream.fill(at, service)) {
                for (int i = 0; i < n; i++) {
                    assertThat(at[i]).isBetween(last, log.durationNanos());
                    last = at[i];
                }
                requests += n;
            }
        }
        assertThat(requests).isEqualTo(log.requests());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
