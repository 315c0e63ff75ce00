package dev.dryscale.fleet.fluid;

import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Distribution;
import dev.dryscale.random.Exponential;
import dev.dryscale.random.RandomStreams;
import java.util.Arrays;

/**
 * A law of service times as points of known weight, denser towards the tail: each point stands for 1/64 of what lies above
 * its lower edge, down to a share of 1e-5. The points keep the mean of the law.
 */
final class SizeQuantiles {

    private static final double PER_E_FOLD = 64;
    private static final double SMALLEST = 1e-5;
    private static final int DRAWS = 1 << 17;

    /** The share of requests at or below each point; the last is 1. */
    final double[] cumulative;

    /** In nanoseconds, rising. */
    final double[] nanos;

    private SizeQuantiles(double[] cumulative, double[] nanos) {
        this.cumulative = cumulative;
        this.nanos = nanos;
    }

    static SizeQuantiles of(Distribution time) {
        int n = (int) Math.ceil(-StrictMath.log(SMALLEST) * PER_E_FOLD) + 1;
        var cumulative = new double[n];
        for (int i = 0; i < n; i++) {
            cumulative[i] = i == n - 1 ? 1 : -StrictMath.expm1(-(i + 1) / PER_E_FOLD);
        }
        var nanos = time instanceof Exponential
                ? exponential(cumulative, time.mean())
                : time instanceof Deterministic ? constant(n, time.mean()) : drawn(cumulative, time);
        keepMean(cumulative, nanos, time.mean() * 1e9);
        return new SizeQuantiles(cumulative, nanos);
    }

    private static double[] exponential(double[] cumulative, double mean) {
        var nanos = new double[cumulative.length];
        double below = 0;
        for (int i = 0; i < nanos.length; i++) {
            double above = 1 - (below + cumulative[i]) / 2;
            nanos[i] = -StrictMath.log(above) * mean * 1e9;
            below = cumulative[i];
        }
        return nanos;
    }

    private static double[] constant(int n, double mean) {
        var nanos = new double[n];
        Arrays.fill(nanos, mean * 1e9);
        return nanos;
    }

    /** Of a law whose quantiles are not known in closed form: those of a large sample. */
    private static double[] drawn(double[] cumulative, Distribution time) {
        var sample = new double[DRAWS];
        time.fill(new RandomStreams(0).named("quantiles"), sample, DRAWS);
        Arrays.sort(sample);
        var nanos = new double[cumulative.length];
        double below = 0;
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = sample[(int) Math.min(DRAWS - 1.0, (below + cumulative[i]) / 2 * DRAWS)] * 1e9;
            below = cumulative[i];
        }
        return nanos;
    }

    private static void keepMean(double[] cumulative, double[] nanos, double mean) {
        double sum = 0;
        double below = 0;
        for (int i = 0; i < nanos.length; i++) {
            sum += (cumulative[i] - below) * nanos[i];
            below = cumulative[i];
        }
        for (int i = 0; i < nanos.length && sum > 0; i++) {
            nanos[i] *= mean / sum;
        }
    }
}
