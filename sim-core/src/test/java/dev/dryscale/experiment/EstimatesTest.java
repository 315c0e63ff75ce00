package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class EstimatesTest {

    /**
     * 2, 4, 6: mean 4, variance 4, standard error 2/sqrt(3) = 1.154701; the 97.5 % point of t with 2 degrees of freedom is
     * 4.302653 (any t table), so the half-width is 4.968277.
     */
    @Test
    void meanOfThreeReplicationsHasTheTInterval() {
        var estimate = Estimates.mean(new double[] {2, 4, 6});

        assertThat(estimate.value()).isEqualTo(4);
        assertThat(estimate.low()).isCloseTo(4 - 4.968277, within(1e-5));
        assertThat(estimate.high()).isCloseTo(4 + 4.968277, within(1e-5));
        assertThat(estimate.source()).isEqualTo(Estimate.Source.SIMULATED);
    }

    @Test
    void oneReplicationHasNoInterval() {
        assertThat(Estimates.mean(new double[] {7})).isEqualTo(Estimate.exact(7));
    }

    /** What both candidates share cancels: 11-1, 102-92, 57-47 are all 10, so the interval has no width. */
    @Test
    void pairedDifferenceRemovesWhatBothCandidatesShare() {
        var difference = Estimates.pairedDifference(new double[] {11, 102, 57}, new double[] {1, 92, 47});

        assertThat(difference.value()).isEqualTo(10);
        assertThat(difference.low()).isEqualTo(10);
        assertThat(difference.high()).isEqualTo(10);
    }

    /**
     * The definition itself, without the closed form: a change c is in the interval when the paired t interval of
     * {@code values - (1 + c) others} holds 0. Its ends are searched by bisection.
     */
    @Test
    void relativeChangeHoldsWhatThePairedTestDoesNotRefute() {
        var random = new SplittableRandom(11);
        int finite = 0;
        for (int i = 0; i < 1_000; i++) {
            var others = sample(random, 2 + i % 9, 1 + 9 * random.nextDouble());
            var values = sample(random, others.length, 1 + 9 * random.nextDouble());
            var change = Estimates.relativeChange(values, others);
            if (change != null) {
                finite++;
                assertThat(change.high()).isCloseTo(end(values, others, change.value(), 1e9), within(1e-6));
                assertThat(change.low())
                        .isCloseTo(Math.max(-1, end(values, others, change.value(), -1e9)), within(1e-6));
            } else {
                assertThat(Estimates.mean(others).low()).isNotPositive();
            }
        }
        assertThat(finite).isBetween(100, 999);
    }

    private static double[] sample(SplittableRandom random, int size, double mean) {
        return random.doubles(size).map(u -> mean * u * u).toArray();
    }

    /** Where the paired test begins to refute, between {@code held} and {@code refuted}. */
    private static double end(double[] values, double[] others, double held, double refuted) {
        for (int i = 0; i < 200; i++) {
            double middle = (held + refuted) / 2;
            if (holdsZero(values, others, middle)) {
                held = middle;
            } else {
                refuted = middle;
            }
        }
        return held;
    }

    private static boolean holdsZero(double[] values, double[] others, double change) {
        var scaled = Arrays.stream(others).map(other -> (1 + change) * other).toArray();
        var difference = Estimates.pairedDifference(values, scaled);
        return difference.low() <= 0 && difference.high() >= 0;
    }

    /** Table and verdict speak of both; they must not contradict each other. */
    @Test
    void relativeChangeHoldsZeroExactlyWhenTheDifferenceDoes() {
        var random = new SplittableRandom(12);
        for (int i = 0; i < 1_000; i++) {
            var others = sample(random, 5, 10);
            var values = sample(random, 5, 10 + i % 20);
            var change = Estimates.relativeChange(values, others);
            if (change != null) {
                assertThat(change.low() <= 0 && change.high() >= 0).isEqualTo(holdsZero(values, others, 0));
            }
        }
    }

    /**
     * Five normal pairs around 10 and 8 with a common part: 95 % of 4,000 intervals must hold -20 %. The standard error of
     * that share is 0.34 %, so 1.2 % are 3.5 of them.
     */
    @Test
    void relativeChangeIsRightNineteenTimesInTwenty() {
        var random = new Random(13);
        int right = 0;
        for (int i = 0; i < 4_000; i++) {
            var others = new double[5];
            var values = new double[5];
            for (int j = 0; j < others.length; j++) {
                double shared = random.nextGaussian();
                others[j] = 10 + shared + random.nextGaussian();
                values[j] = 8 + shared + 0.5 * random.nextGaussian();
            }
            var change = Objects.requireNonNull(Estimates.relativeChange(values, others));
            right += change.low() <= -0.2 && change.high() >= -0.2 ? 1 : 0;
        }
        assertThat(right / 4_000.0).isCloseTo(0.95, within(0.012));
    }

    /** From 18, 20 and 22 to nothing at all is -100 %, however uncertain the 20; less than nothing there is not. */
    @Test
    void nothingCanFallByMoreThanAll() {
        var gone = Estimates.relativeChange(new double[] {0, 0, 0}, new double[] {18, 20, 22});
        assertThat(gone).isEqualTo(new Estimate(-1, -1, -1, Estimate.Source.SIMULATED));

        var almost =
                Objects.requireNonNull(Estimates.relativeChange(new double[] {0, 0, 3}, new double[] {18, 20, 22}));
        assertThat(almost.low()).isEqualTo(-1);
        assertThat(almost.high()).isGreaterThan(-0.95);
    }

    /** 0, 0 and 3 may well be 0 on average, and a percentage of 0 is nothing. */
    @Test
    void aBaselineThatMayBeZeroHasNoRelativeChange() {
        assertThat(Estimates.relativeChange(new double[] {5, 6, 7}, new double[] {0, 0, 3}))
                .isNull();
        assertThat(Estimates.relativeChange(new double[] {5, 6, 7}, new double[] {0, 0, 0}))
                .isNull();
        assertThat(Estimates.relativeChange(new double[] {5}, new double[] {0})).isNull();
        assertThat(Estimates.relativeChange(new double[] {5}, new double[] {4})).isEqualTo(Estimate.exact(0.25));
    }
}
