package dev.dryscale.scenario.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The recipes of ../shared/corpora/own/recipes.jsonl that are traces, made while the test runs and read in a JVM of its
 * own with a heap of 64 MB. {@code -Ddryscale.nightly} runs the 100 GB one, which takes minutes, at its full size.
 */
final class HugeTraceTest {

    /** Rows of 40 bytes, one a second: the recipe's stream, of any length and never in a file. */
    private static final class RowStream extends InputStream {
        private static final String HEADER = "timestamp,requests\n";
        private static final int ROW = 40;
        private final byte[] rows = new byte[ROW * 1_024];
        private final long total;
        private long made;
        private byte[] block = HEADER.getBytes(StandardCharsets.US_ASCII);
        private int next;
        private int end = block.length;

        RowStream(long rows) {
            this.total = rows;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read blocks");
        }

        @Override
        public int read(byte[] out, int offset, int length) {
            if (next == end) {
                int n = (int) Math.min(1_024, total - made);
                if (n == 0) {
                    return -1;
                }
                for (int i = 0; i < n; i++) {
                    row(made++, i * ROW);
                }
                block = rows;
                next = 0;
                end = n * ROW;
            }
            int n = Math.min(length, end - next);
            System.arraycopy(block, next, out, offset, n);
            next += n;
            return n;
        }

        /** {@code 2000-01-01T00:00:00.000000000Z,000000001}: 40 bytes with the newline. */
        private void row(long second, int at) {
            var date = java.time.LocalDate.EPOCH.plusDays(second / 86_400);
            long clock = second % 86_400;
            digits(date.getYear(), 4, at);
            rows[at + 4] = '-';
            digits(date.getMonthValue(), 2, at + 5);
            rows[at + 7] = '-';
            digits(date.getDayOfMonth(), 2, at + 8);
            rows[at + 10] = 'T';
            digits(clock / 3_600, 2, at + 11);
            rows[at + 13] = ':';
            digits(clock / 60 % 60, 2, at + 14);
            rows[at + 16] = ':';
            digits(clock % 60, 2, at + 17);
            rows[at + 19] = '.';
            digits(0, 9, at + 20);
            rows[at + 29] = 'Z';
            rows[at + 30] = ',';
            digits(1, 8, at + 31);
            rows[at + 39] = '\n';
        }

        private void digits(long value, int width, int at) {
            long rest = value;
            for (int i = width - 1; i >= 0; i--) {
                rows[at + i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
    }

    /** The same bytes again and again. */
    private static final class Repeated extends InputStream {
        private final byte[] unit;
        private final long total;
        private long given;

        Repeated(byte[] unit, long times) {
            this.unit = unit;
            this.total = times == Long.MAX_VALUE ? times : unit.length * times;
        }

        @Override
        public int read() {
            return given == total ? -1 : unit[(int) (given++ % unit.length)] & 0xff;
        }

        @Override
        public int read(byte[] out, int offset, int length) {
            int n = (int) Math.min(length, total - given);
            for (int i = 0; i < n; i++) {
                out[offset + i] = unit[(int) (given++ % unit.length)];
            }
            return n == 0 ? -1 : n;
        }
    }

    private static TraceBytes stream(String name, InputStream in) {
        return new TraceBytes() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() {
                return in;
            }
        };
    }

    /** In the child JVM: which recipe, how long; prints what came out. */
    static final class Child {
        private Child() {}

        static String run(String recipe, long size) {
            var in = switch (recipe) {
                case "rows" -> new RowStream(size);
                case "ones" -> new Repeated(new byte[] {'1'}, Long.MAX_VALUE);
                case "zeros" ->
                    new java.io.SequenceInputStream(new java.io.ByteArrayInputStream(EMPTY_MEMBER), new GzippedZeros());
                default ->
                    new java.io.SequenceInputStream(
                            new java.io.ByteArrayInputStream(
                                    Texts.gzip("timestamp\n".getBytes(StandardCharsets.US_ASCII))),
                            new Repeated(
                                    Texts.gzip("2024-01-01T00:00:00Z\n".getBytes(StandardCharsets.US_ASCII)), size));
            };
            var options = recipe.equals("members")
                    ? ReplayOptions.builder().format(TraceFormat.REQUESTS).build()
                    : ReplayOptions.DEFAULT;
            var problems = new Problems();
            var result = TraceScan.of(stream(recipe, in), options, new RateBins(), problems);
            return result == null
                    ? problems.all().stream().map(Problem::sentence).toList().toString()
                    : "rows " + result.records();
        }

        public static void main(String[] args) {
            System.out.println(run(args[0], Long.parseLong(args[1])));
        }
    }

    private static final byte[] EMPTY_MEMBER = Texts.gzip(new byte[0]);

    /** One endless gzip member of zeros. */
    private static final class GzippedZeros extends InputStream {
        private final java.util.zip.Deflater deflater = new java.util.zip.Deflater(9, true);
        private final byte[] zeros = new byte[1 << 16];
        private final byte[] head = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
        private int headGiven;

        @Override
        public int read() {
            throw new UnsupportedOperationException("read blocks");
        }

        @Override
        public int read(byte[] out, int offset, int length) {
            if (headGiven < head.length) {
                out[offset] = head[headGiven++];
                return 1;
            }
            int n = 0;
            while (n == 0) {
                if (deflater.needsInput()) {
                    deflater.setInput(zeros);
                }
                n = deflater.deflate(out, offset, length);
            }
            return n;
        }
    }

    private static String inSmallHeap(String recipe, long size, Duration limit)
            throws IOException, InterruptedException {
        var java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        var process = new ProcessBuilder(List.of(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        recipe,
                        String.valueOf(size)))
                .redirectErrorStream(true)
                .start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return "not done within " + limit;
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void oneGigabyteOfRowsIsCountedExactly() throws IOException, InterruptedException {
        assertThat(inSmallHeap("rows", 25_000_000, Duration.ofSeconds(60))).isEqualTo("rows 25000000");
    }

    @Test
    @EnabledIfSystemProperty(named = "dryscale.nightly", matches = "true")
    void hundredGigabytesOfRowsAreCountedExactly() throws IOException, InterruptedException {
        assertThat(inSmallHeap("rows", 2_500_000_000L, Duration.ofMinutes(40))).isEqualTo("rows 2500000000");
    }

    @Test
    void anEndlessLineIsRefusedAtTheLimit() throws IOException, InterruptedException {
        assertThat(inSmallHeap("ones", 0, Duration.ofSeconds(20)))
                .isEqualTo("[ones:1: must have no line longer than 65,536 bytes, was '" + "1".repeat(60) + "…']");
    }

    @Test
    void anEndlessBombIsRefusedAtTheLimit() throws IOException, InterruptedException {
        assertThat(inSmallHeap("zeros", 0, Duration.ofSeconds(20)))
                .contains("must have no line longer than 65,536 bytes");
    }

    @Test
    void aMillionMembersAreAllRead() throws IOException, InterruptedException {
        assertThat(inSmallHeap("members", 1_000_000, Duration.ofSeconds(60))).isEqualTo("rows 1000000");
    }
}
