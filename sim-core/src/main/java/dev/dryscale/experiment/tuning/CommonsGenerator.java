package dev.dryscale.experiment.tuning;

import dev.dryscale.random.RandomStream;
import org.apache.commons.math3.random.RandomGenerator;

/** A stream of ours, as commons-math wants its generators; it cannot be seeded anew. */
final class CommonsGenerator implements RandomGenerator {

    private final RandomStream stream;

    CommonsGenerator(RandomStream stream) {
        this.stream = stream;
    }

    @Override
    public void setSeed(int seed) {
        throw new UnsupportedOperationException("a stream is seeded by its name");
    }

    @Override
    public void setSeed(int[] seed) {
        throw new UnsupportedOperationException("a stream is seeded by its name");
    }

    @Override
    public void setSeed(long seed) {
        throw new UnsupportedOperationException("a stream is seeded by its name");
    }

    @Override
    public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) stream.nextLong();
        }
    }

    @Override
    public int nextInt() {
        return (int) (stream.nextLong() >>> 32);
    }

    @Override
    public int nextInt(int bound) {
        return stream.nextInt(bound);
    }

    @Override
    public long nextLong() {
        return stream.nextLong();
    }

    @Override
    public boolean nextBoolean() {
        return stream.nextLong() < 0;
    }

    @Override
    public float nextFloat() {
        return (float) stream.nextDouble();
    }

    @Override
    public double nextDouble() {
        return stream.nextDouble();
    }

    @Override
    public double nextGaussian() {
        return stream.nextNormal();
    }
}
