package dev.dryscale.scenario.trace;

import dev.dryscale.scenario.Problems;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;

/**
 * The writer of packed traces: arrival, time at the server and outcome of every request in order of arrival, and nothing
 * that names a person. A packed trace replays exactly like the log it was made from.
 */
public final class TracePacker {

    private final OutputStream out;

    private TracePacker(OutputStream out) {
        this.out = out;
    }

    /**
     * Packs {@code request} into {@code target}, which appears whole or not at all.
     *
     * @return the one line that says what was done; empty when mistakes, now among {@code problems}, made it impossible
     * @throws IOException if the target could not be written
     */
    public static String pack(ReplayRequest request, Path target, Problems problems) throws IOException {
        var bins = new RateBins();
        var traces = Replays.scan(request, bins, problems);
        if (traces == null) {
            return "";
        }
        if (traces.get(0).format().kind() == TraceFormat.Kind.COUNTS) {
            problems.error(
                    request.file(),
                    request.line(),
                    request.pointer(),
                    "must be requests; counts are compact already",
                    traces.get(0).format().word());
            return "";
        }
        var log = new FileRequestLog(traces, request.options(), bins, 0);
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            write(part, log, new MergeCursor(traces, request.options()));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        var summary = new ReplaySummary(traces);
        summary.requests(log.resolutionNanos(), false);
        return summary.line() + "; " + Shown.count(Files.size(target), "byte") + " written";
    }

    private static void write(Path part, FileRequestLog log, RecordCursor cursor) throws IOException {
        try (cursor;
                var channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var sha256 = DigestingStream.sha256();
            var file = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            var packer = new TracePacker(new DigestOutputStream(file, sha256));
            packer.records(log, cursor);
            packer.out.flush();
            file.write(sha256.digest());
            file.flush();
            channel.force(true);
        }
    }

    private void records(FileRequestLog log, RecordCursor cursor) throws IOException {
        var record = new TraceRecord();
        cursor.next(record);
        PackedTrace.writeMagic(out);
        out.write(PackedTrace.VERSION);
        out.write(PackedTrace.HAS_SERVICE | PackedTrace.HAS_OUTCOME);
        eight(log.resolutionNanos());
        eight(record.stampNanos);
        eight(log.requests());
        long last = record.stampNanos;
        for (long i = 0; i < log.requests(); i++) {
            varint(record.stampNanos - last);
            varint(record.serviceNanos + 1);
            varint(record.outcome);
            last = record.stampNanos;
            cursor.next(record);
        }
    }

    private void eight(long value) throws IOException {
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }

    private void varint(long value) throws IOException {
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
