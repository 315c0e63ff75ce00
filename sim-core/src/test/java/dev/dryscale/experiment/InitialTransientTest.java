package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InitialTransientTest {

    @Test
    void aSteadySeriesHasNone() {
        var minutes = new double[100];
        Arrays.fill(minutes, 7.25);

        assertThat(InitialTransient.batches(minutes)).isZero();
    }

    /** Three means of 100 and then 17 that alternate between 9 and 11: leaving out exactly the three is best. */
    @Test
    void aStepAtTheStartIsLeftOutToTheMeanInWhichItEnds() {
        var minutes = new double[100];
        for (int i = 0; i < minutes.length; i++) {
            minutes[i] = i < 15 ? 100 : i / 5 % 2 == 0 ? 9 : 11;
        }

        assertThat(InitialTransient.batches(minutes)).isEqualTo(3);
    }

    @Test
    void aTrendHasNoSteadyStateToBeginWith() {
        var minutes = new double[100];
        Arrays.setAll(minutes, i -> i * (double) i);

        assertThat(InitialTransient.batches(minutes)).isEqualTo(-1);
    }

    @Test
    void tooShortASeriesTellsNothing() {
        assertThat(InitialTransient.batches(new double[49])).isEqualTo(-1);
        assertThat(InitialTransient.batches(new double[50])).isZero();
    }

    /** The published formula, written out: the sum of squares of what is kept, over the square of how many. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theFormulaWrittenOutGivesTheSame(int seed) {
        var random = new Random(seed);
        var minutes = new double[300];
        double level = 40;
        for (int i = 0; i < minutes.length; i++) {
            level = 5 + 0.97 * (level - 5) + random.nextGaussian();
            minutes[i] = level;
        }

        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int from = 55; from >= 0; from--) {
            double error = error(Arrays.copyOfRange(minutes, from * 5, 300));
            if (error <= least) {
                least = error;
                best = from;
            }
        }

        assertThat(InitialTransient.batches(minutes)).isEqualTo(best > 30 ? -1 : best);
    }

    private static double error(double[] kept) {
        var means = new double[kept.length / 5];
        Arrays.setAll(
                means, i -> Arrays.stream(kept, 5 * i, 5 * i + 5).average().orElseThrow());
        double mean = Arrays.stream(means).average().orElseThrow();
        return Arrays.stream(means)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / means.length
                / means.length;
    }
}
