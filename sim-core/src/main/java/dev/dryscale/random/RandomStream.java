package dev.dryscale.random;

import dev.dryscale.kernel.HotLoop;

/**
 * One stream of random numbers: xoshiro256++ (Blackman, Vigna 2019), seeded by SplitMix64. Same bits on every JVM.
 * Used by one thread.
 */
public final class RandomStream {

    private static final double UNIT = 0x1p-53;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    RandomStream(long seed) {
        s0 = RandomStreams.mix(seed);
        s1 = RandomStreams.mix(s0);
        s2 = RandomStreams.mix(s1);
        s3 = RandomStreams.mix(s2);
    }

    /** 64 random bits. */
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, 1), 53 bits. */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** Uniform over {@code 0 … bound - 1}, without bias (Lemire 2019). */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, was " + bound);
        }
        long product = (nextLong() >>> 32) * bound;
        if ((product & 0xffffffffL) < bound) {
            long rejected = (1L << 32) % bound;
            while ((product & 0xffffffffL) < rejected) {
                product = (nextLong() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /** Exponential with mean 1: the same sequence as {@link #fillExponential}. */
    public double nextExponential() {
        long bits = nextLong();
        int layer = (int) bits & 255;
        long place = bits >>> 12;
        double x = place * Ziggurat.EXPONENTIAL.width[layer];
        return place < Ziggurat.EXPONENTIAL.inside[layer] ? x : exponentialOutside(layer, x);
    }

    /** Normal with mean 0 and variance 1. */
    public double nextNormal() {
        long bits = nextLong();
        int layer = (int) bits & 255;
        long place = bits >>> 12;
        double x = place * Ziggurat.NORMAL.width[layer];
        if (place >= Ziggurat.NORMAL.inside[layer]) {
            x = normalOutside(layer, x);
        }
        // Bit 8 belongs neither to the layer nor to the place; a product, since a branch on it would be guessed wrong.
        return x * (1 - (bits >>> 7 & 2));
    }

    /** Fills {@code out[0..n)} with what {@code n} calls of {@link #nextDouble} would give. */
    public void fillDouble(double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (nextLong() >>> 11) * UNIT;
        }
    }

    /**
     * Fills {@code out[0..n)} with exponentials of mean 1. The state lives in locals, which is what makes the block
     * fast, and is stored back before anything else draws: forgetting that biases the tails by percents.
     */
    @HotLoop
    public void fillExponential(double[] out, int n) {
        double[] width = Ziggurat.EXPONENTIAL.width;
        long[] inside = Ziggurat.EXPONENTIAL.inside;
        long a = s0;
        long b = s1;
        long c = s2;
        long d = s3;
        for (int i = 0; i < n; i++) {
            long bits = Long.rotateLeft(a + d, 23) + a;
            long t = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= t;
            d = Long.rotateLeft(d, 45);
            int layer = (int) bits & 255;
            long place = bits >>> 12;
            double x = place * width[layer];
            if (place >= inside[layer]) {
                store(a, b, c, d);
                x = exponentialOutside(layer, x);
                a = s0;
                b = s1;
                c = s2;
                d = s3;
            }
            out[i] = x;
        }
        store(a, b, c, d);
    }

    private void store(long a, long b, long c, long d) {
        s0 = a;
        s1 = b;
        s2 = c;
        s3 = d;
    }

    /** The 1 % of draws that fall into a wedge or the tail of the ziggurat. */
    private double exponentialOutside(int firstLayer, double firstX) {
        int layer = firstLayer;
        double x = firstX;
        while (true) {
            if (layer == 0) {
                // The tail of an exponential is an exponential again.
                return Ziggurat.EXPONENTIAL_TAIL - StrictMath.log(1 - nextDouble());
            }
            if (Ziggurat.EXPONENTIAL.underExponential(layer, nextDouble(), x)) {
                return x;
            }
            long bits = nextLong();
            layer = (int) bits & 255;
            long place = bits >>> 12;
            x = place * Ziggurat.EXPONENTIAL.width[layer];
            if (place < Ziggurat.EXPONENTIAL.inside[layer]) {
                return x;
            }
        }
    }

    private double normalOutside(int firstLayer, double firstX) {
        int layer = firstLayer;
        double x = firstX;
        while (true) {
            if (layer == 0) {
                return normalTail();
            }
            if (Ziggurat.NORMAL.underDensity(layer, nextDouble(), StrictMath.exp(-0.5 * x * x))) {
                return x;
            }
            long bits = nextLong();
            layer = (int) bits & 255;
            long place = bits >>> 12;
            x = place * Ziggurat.NORMAL.width[layer];
            if (place < Ziggurat.NORMAL.inside[layer]) {
                return x;
            }
        }
    }

    /** Marsaglia's (1964) exact tail: an exponential beyond the edge, accepted with the ratio of the densities. */
    private double normalTail() {
        while (true) {
            double beyond = nextExponential() / Ziggurat.NORMAL_TAIL;
            if (2 * nextExponential() > beyond * beyond) {
                return Ziggurat.NORMAL_TAIL + beyond;
            }
        }
    }
}
