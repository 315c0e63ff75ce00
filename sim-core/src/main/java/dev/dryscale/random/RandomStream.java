package dev.dryscale.random;

/**
 * One stream of random numbers: xoshiro256++ (Blackman, Vigna 2019), seeded by SplitMix64. Same bits on every JVM.
 */
public final class RandomStream {

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
        return (nextLong() >>> 11) * 0x1p-53;
    }
}
