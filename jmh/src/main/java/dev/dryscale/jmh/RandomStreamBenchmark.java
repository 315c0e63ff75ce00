package dev.dryscale.jmh;

import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long one random number takes, drawn alone and in blocks. Every simulated request draws at least two. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RandomStreamBenchmark {

    private static final int BLOCK = 1024;

    private final RandomStream stream = new RandomStreams(1).named("benchmark");
    private final double[] block = new double[BLOCK];

    /** One uniform number. */
    @Benchmark
    public double uniform() {
        return stream.nextDouble();
    }

    /** One exponential number of a block of 1,024. */
    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public double[] exponentialBlock() {
        stream.fillExponential(block, BLOCK);
        return block;
    }
}
