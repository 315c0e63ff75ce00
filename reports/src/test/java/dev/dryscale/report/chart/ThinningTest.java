package dev.dryscale.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ThinningTest {

    @Test
    void aShortSeriesIsKeptAsItIs() {
        var thinning = Thinning.of(3, 10);

        assertThat(thinning.apply(new double[] {1, Double.NaN, 2})).containsExactly(1, Double.NaN, 2);
        assertThat(thinning.row(2)).isEqualTo(2);
    }

    /** Buckets {5, 1, 3}, {2, 9, 4}, {7}: least and most of each in the order of their rows. */
    @Test
    void eachBucketGivesItsLeastAndItsMostInTheirOrder() {
        var thinning = new Thinning(7, 3);

        assertThat(thinning.apply(new double[] {5, 1, 3, 2, 9, 4, 7})).containsExactly(5, 1, 2, 9, 7, 7);
        assertThat(new int[] {thinning.row(0), thinning.row(1), thinning.row(2), thinning.row(3), thinning.row(4)})
                .containsExactly(0, 1, 3, 4, 6);
    }

    @Test
    void noPeakAndNoTroughIsLost() {
        var random = new SplittableRandom(5);
        for (var rows : new int[] {1, 2, 999, 1000, 1001, 40_319, 100_000}) {
            var values = random.doubles(rows).toArray();
            values[random.nextInt(rows)] = 99;
            values[random.nextInt(rows)] = -99;
            var thinned = Thinning.of(rows, 1000).apply(values);

            assertThat(thinned.length).isLessThanOrEqualTo(1000);
            assertThat(Arrays.stream(thinned).max())
                    .isEqualTo(Arrays.stream(values).max());
            assertThat(Arrays.stream(thinned).min())
                    .isEqualTo(Arrays.stream(values).min());
        }
    }

    @Test
    void missingValuesHideNoOthers() {
        var nan = Double.NaN;

        assertThat(new Thinning(6, 3).apply(new double[] {nan, 4, nan, nan, nan, nan}))
                .containsExactly(4, 4, nan, nan);
    }

    @Test
    void timesNeverRunBackwards() {
        var thinning = Thinning.of(40_319, 960);
        for (var point = 1; point < thinning.points(); point++) {
            assertThat(thinning.row(point))
                    .isGreaterThanOrEqualTo(thinning.row(point - 1))
                    .isLessThan(40_319);
        }
    }
}
