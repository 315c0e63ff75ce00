package dev.dryscale.traffic;

import dev.dryscale.kernel.HotLoop;
import dev.dryscale.random.RandomStream;
import java.util.Arrays;

/**
 * The arrivals of a Poisson process with a rate that is constant on stretches: exact inversion of the cumulative rate,
 * one exponential draw per arrival. Time stays exact over any length, because a double only ever counts the expected
 * arrivals since the start of the stretch, and the start of the stretch is a whole number of nanoseconds.
 */
final class PoissonStream implements ArrivalStream {

    private static final int BLOCK = 1_024;

    /** Keeps a product that rounds up inside its stretch; moves an arrival by less than 1e-15 of the stretch. */
    private static final double INSIDE = 1 - 0x1p-50;

    private final RateWalk walk;
    private final RandomStream stream;
    private final double[] draws = new double[BLOCK];
    private int next = BLOCK;
    private boolean ended;
    /** Expected arrivals in the stretch: up to here, and in all of it. */
    private double position;

    private double budget;
    private long startNanos;
    private long endNanos;
    private double nanosPerArrival;

    PoissonStream(RateWalk walk, RandomStream stream) {
        this.walk = walk;
        this.stream = stream;
    }

    @Override
    @HotLoop
    public int fill(long[] atNanos, long[] serviceNanos) {
        int n = atNanos.length;
        int filled = 0;
        double[] gaps = draws;
        int gap = next;
        double at = position;
        while (filled < n && !ended) {
            if (gap == BLOCK) {
                stream.fillExponential(gaps, BLOCK);
                gap = 0;
            }
            int stop = Math.min(BLOCK, gap + n - filled);
            double limit = budget;
            double scale = nanosPerArrival;
            long start = startNanos;
            while (gap < stop) {
                double then = at + gaps[gap];
                if (then >= limit) {
                    // What the stretch does not use up goes on with the next one.
                    gaps[gap] = then - limit;
                    at = 0;
                    advance();
                    break;
                }
                at = then;
                gap++;
                atNanos[filled++] = start + (long) (then * scale);
            }
        }
        next = gap;
        position = at;
        Arrays.fill(serviceNanos, 0, filled, NO_SERVICE_TIME);
        return filled;
    }

    private void advance() {
        if (!walk.advance()) {
            ended = true;
            return;
        }
        startNanos = endNanos;
        endNanos = walk.endNanos();
        double rate = walk.ratePerSecond();
        budget = rate * ((endNanos - startNanos) / 1e9);
        nanosPerArrival = rate > 0 ? 1e9 / rate * INSIDE : 0;
    }
}
