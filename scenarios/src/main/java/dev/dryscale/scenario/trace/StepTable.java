package dev.dryscale.scenario.trace;

import java.util.LinkedHashMap;
import java.util.Map;

/** The steps between the stamps of a series in order, in bounded memory: which is usual, and what divides them all. */
final class StepTable {

    private static final int MOST_DISTINCT = 4_096;

    private final Map<Long, Long> counts = new LinkedHashMap<>();
    private long previous;
    private long rows;
    private long divisor;
    private long longest;
    private long lastStep;
    private long lastStepRuns;

    /** Adds the next stamp, not earlier than the one before. */
    void add(long stampNanos) {
        if (rows++ > 0) {
            long step = stampNanos - previous;
            if (step == lastStep && step > 0) {
                lastStepRuns++;
            } else if (step > 0) {
                flush();
                lastStep = step;
                lastStepRuns = 1;
                divisor = gcd(divisor, step);
                longest = Math.max(longest, step);
            }
        }
        previous = stampNanos;
    }

    private void flush() {
        if (lastStepRuns > 0 && (counts.size() < MOST_DISTINCT || counts.containsKey(lastStep))) {
            counts.merge(lastStep, lastStepRuns, Long::sum);
        }
        lastStepRuns = 0;
    }

    /** The most frequent step, of equally frequent ones the first; 0 with fewer than two different stamps. */
    long usual() {
        flush();
        lastStep = 0;
        long best = 0;
        long most = 0;
        for (var entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return best;
    }

    /** How many steps are longer than {@code nanos}; exact up to 4,096 different steps. */
    long longerThan(long nanos) {
        flush();
        lastStep = 0;
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() > nanos)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What divides all steps; 0 when there are none. */
    long divisor() {
        return divisor;
    }

    long longest() {
        return longest;
    }

    static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }
}
