package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What the intervals and tests promise, checked against known truth by seeded simulation. */
final class StatisticsTest {

    /**
     * Holm's steps by hand: sorted 0.005, 0.01, 0.03, 0.04 against 0.05/4, /3, /2, /1: the third is above 0.025, so it and
     * all after it stay.
     */
    @Test
    void holmStopsAtTheFirstThatIsNotSmallEnough() {
        assertThat(Holm.significant(new double[] {0.01, 0.04, 0.03, 0.005}, 0.05))
                .containsExactly(true, false, false, true);
        assertThat(Holm.significant(new double[] {0.05}, 0.05)).containsExactly(true);
        assertThat(Holm.significant(new double[] {Double.NaN, 0.001}, 0.05)).containsExactly(false, true);
        assertThat(Holm.significant(new double[0], 0.05)).isEmpty();
    }

    /** t = 4 / (2 / sqrt 3) with 2 degrees of freedom, whose two-sided p-value is 1 - t / sqrt(t² + 2). */
    @Test
    void pValueIsThatOfTheTTest() {
        double t = 4 / (2 / Math.sqrt(3));
        assertThat(Estimates.pValue(new double[] {2, 4, 6})).isCloseTo(1 - t / Math.sqrt(t * t + 2), within(1e-9));
        assertThat(Estimates.pValue(new double[] {3, 3})).isZero();
        assertThat(Estimates.pValue(new double[] {0, 0})).isEqualTo(1);
    }

    private static double coverage(int trials, int size, double truth, ToDoubleFunction<Random> draw, boolean days) {
        var random = new Random(size);
        int right = 0;
        for (int i = 0; i < trials; i++) {
            var values = random.doubles(size)
                    .map(unused -> draw.applyAsDouble(random))
                    .toArray();
            var interval = days ? new DayBlocks(values).total(1) : Estimates.mean(values);
            right += interval.low() <= truth && interval.high() >= truth ? 1 : 0;
        }
        return (double) right / trials;
    }

    /** 4,000 trials: the standard error of a share of 95 % is 0.34 %, so 1.2 % are 3.5 of them. */
    @Test
    void theTIntervalIsRightNineteenTimesInTwenty() {
        for (int size : new int[] {2, 5, 20}) {
            assertThat(coverage(4_000, size, 3, random -> 3 + random.nextGaussian(), false))
                    .as("%d replications", size)
                    .isCloseTo(0.95, within(0.012));
        }
    }

    /** The bootstrap is not exact: it may be right too often with few days, and must not be wrong much more than promised. */
    @Test
    void theIntervalOverDaysIsRightAboutNineteenTimesInTwenty() {
        for (int size : new int[] {7, 14, 28}) {
            assertThat(coverage(600, size, 3, random -> 3 + random.nextGaussian(), true))
                    .as("%d normal days", size)
                    .isBetween(0.92, 0.99);
            assertThat(coverage(600, size, 1, random -> -Math.log(1 - random.nextDouble()), true))
                    .as("%d exponential days", size)
                    .isBetween(0.90, 0.99);
        }
    }

    /** With no true difference the test over days must seldom see one: 5 % of 600, whose standard error is 0.9 %. */
    @Test
    void theTestOverDaysKeepsItsLevel() {
        var random = new Random(3);
        int wrong = 0;
        for (int i = 0; i < 600; i++) {
            wrong += new DayBlocks(random.doubles(10)
                                            .map(unused -> random.nextGaussian())
                                            .toArray())
                                    .pValue()
                            <= 0.05
                    ? 1
                    : 0;
        }
        assertThat(wrong / 600.0).isBetween(0.01, 0.08);
    }

    @Test
    void daysThatAreAllAlikeHaveAnIntervalWithoutWidth() {
        var blocks = new DayBlocks(new double[] {2, 2, 2, 2, 2, 2, 2});
        assertThat(blocks.total(7)).isEqualTo(new Estimate(14, 14, 14, Estimate.Source.DAYS));
        assertThat(blocks.pValue()).isZero();
    }

    /** Three candidates whose costs are drawn alike: a winner is named in at most 5 % of 1,000 families, 2 % for chance. */
    @Test
    void holmKeepsTheLevelOfTheFamily() {
        var random = new Random(7);
        int families = 0;
        for (int i = 0; i < 1_000; i++) {
            var pValues = new double[3];
            for (int j = 0; j < pValues.length; j++) {
                pValues[j] = Estimates.pValue(
                        random.doubles(6).map(unused -> random.nextGaussian()).toArray());
            }
            boolean any = false;
            for (boolean significant : Holm.significant(pValues, 0.05)) {
                any |= significant;
            }
            families += any ? 1 : 0;
        }
        assertThat(families / 1_000.0).isLessThan(0.07).isGreaterThan(0.02);
    }
}
