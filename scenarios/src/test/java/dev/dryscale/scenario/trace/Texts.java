package dev.dryscale.scenario.trace;

import dev.dryscale.random.RandomStreams;
import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import dev.dryscale.traffic.TrafficSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** Traces in memory, for tests. */
final class Texts {

    private Texts() {}

    static TraceBytes bytes(String name, byte[] content) {
        return new TraceBytes() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }

    static TraceBytes text(String name, String content) {
        return bytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static TraceScan.Result scanned(TraceBytes bytes, ReplayOptions options) {
        var problems = new Problems();
        var result = TraceScan.of(bytes, options, new RateBins(), problems);
        problems.throwIfAny();
        return Objects.requireNonNull(result);
    }

    static List<String> refusal(TraceBytes bytes, ReplayOptions options) {
        var problems = new Problems();
        var result = TraceScan.of(bytes, options, new RateBins(), problems);
        if (result != null) {
            throw new AssertionError("was not refused: " + result.records() + " records");
        }
        return problems.all().stream().map(Problem::sentence).toList();
    }

    /** All records in order of arrival. */
    static List<TraceRecord> records(TraceBytes bytes, ReplayOptions options) throws IOException {
        var records = new ArrayList<TraceRecord>();
        try (var cursor = MergeCursor.ordered(scanned(bytes, options), options)) {
            var record = new TraceRecord();
            while (cursor.next(record)) {
                var copy = new TraceRecord();
                copy.copyFrom(record);
                records.add(copy);
            }
        }
        return records;
    }

    /** All arrivals and service times of a source, as pairs. */
    static List<Long> arrivals(TrafficSource source) {
        var all = new ArrayList<Long>();
        long[] at = new long[700];
        long[] service = new long[700];
        try (var stream = source.open(new RandomStreams(42))) {
            for (int n = stream.fill(at, service); n > 0; n = stream.fill(at, service)) {
                for (int i = 0; i < n; i++) {
                    all.add(at[i]);
                    all.add(service[i]);
                }
            }
        }
        return all;
    }
}
