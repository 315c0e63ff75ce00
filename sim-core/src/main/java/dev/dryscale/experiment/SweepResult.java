package dev.dryscale.experiment;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What one run of a sweep measured.
 *
 * @param measures every measure that the scenario can be measured in; the same bits on every machine
 */
public record SweepResult(SweepRun run, Map<Measure, Double> measures) implements Serializable {

    public SweepResult {
        var copy = new EnumMap<Measure, Double>(Measure.class);
        copy.putAll(measures);
        measures = Collections.unmodifiableMap(copy);
    }

    /** The value of a measure; NaN when it was not measured. */
    public double value(Measure measure) {
        return measures.getOrDefault(measure, Double.NaN);
    }

    /**
     * The checksum of a sweep, by which two implementations are held against each other: SHA-256 over the digests of its
     * results in the order of its runs, as 64 lower-case hexadecimal digits.
     */
    public static String checksum(List<SweepResult> results) {
        var whole = sha256();
        results.forEach(result -> whole.update(result.digest()));
        return HexFormat.of().formatHex(whole.digest());
    }

    /** SHA-256 over the run's words, each ended by a line feed, and the name and bits of every measure. */
    public byte[] digest() {
        var digest = sha256();
        word(digest, run.candidate());
        run.changes().forEach((key, value) -> {
            word(digest, key);
            word(digest, value);
        });
        word(digest, run.traffic());
        word(digest, run.fidelity().name());
        word(digest, Long.toString(run.seed()));
        word(digest, Integer.toString(run.replication()));
        measures.forEach((measure, value) -> {
            word(digest, measure.gateName());
            digest.update(ByteBuffer.allocate(Long.BYTES)
                    .putLong(Double.doubleToLongBits(value))
                    .array());
        });
        return digest.digest();
    }

    private static void word(MessageDigest digest, String word) {
        digest.update(word.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
