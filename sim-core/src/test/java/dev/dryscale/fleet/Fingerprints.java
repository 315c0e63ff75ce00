package dev.dryscale.fleet;

import dev.dryscale.record.RunResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/**
 * All that random scenarios leave behind, as one SHA-256: printed by a JVM of its own, whatever its settings.
 * {@code java Fingerprints SCENARIOS THREADS}, or {@code java Fingerprints each SCENARIOS} for a line per scenario.
 */
final class Fingerprints {

    private Fingerprints() {}

    /** Prints the digest. */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("each")) {
            for (long seed = 0; seed < Long.parseLong(args[1]); seed++) {
                System.out.println(seed + "," + ofEvents(seed));
            }
        } else {
            System.out.println(ofAll(Long.parseLong(args[0]), Integer.parseInt(args[1])));
        }
    }

    static String ofAll(long scenarios, int threads) throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<byte[]>> tasks = LongStream.range(0, scenarios)
                    .<Callable<byte[]>>mapToObj(seed -> () -> of(seed))
                    .toList();
            var all = sha256();
            for (var digest : pool.invokeAll(tasks)) {
                all.update(digest.get());
            }
            return hex(all.digest());
        } finally {
            pool.shutdownNow();
        }
    }

    private static byte[] of(long seed) {
        var run = run(seed);
        var digest = sha256();
        digest.update(events(run));
        List.of(run.usage(), run.audit(), run.path(), run.knobs())
                .forEach(text -> digest.update(text.toString().getBytes(StandardCharsets.UTF_8)));
        run.timeline().columns().forEach((column, values) -> {
            digest.update(column.name().getBytes(StandardCharsets.UTF_8));
            for (double value : values) {
                digest.update(ByteBuffer.allocate(8).putDouble(value).array());
            }
        });
        return digest.digest();
    }

    /** What happened, without how it is reported: requests, their times, launches and ends, decisions. */
    static String ofEvents(long seed) {
        return hex(events(run(seed)));
    }

    private static byte[] events(RunResult run) {
        var digest = sha256();
        List.of(run.requests(), run.latency().sumNanos(), run.activities(), run.decisions())
                .forEach(text -> digest.update(text.toString().getBytes(StandardCharsets.UTF_8)));
        return digest.digest();
    }

    private static RunResult run(long seed) {
        return FleetRun.run(RandomScenarios.any(seed), (now, desired, cpu) -> {});
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String hex(byte[] digest) {
        var text = new StringBuilder();
        for (byte b : digest) {
            text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return text.toString();
    }
}
