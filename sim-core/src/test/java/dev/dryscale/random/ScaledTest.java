package dev.dryscale.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ScaledTest {

    @Test
    void everyValueIsTheBasesTimesTheFactorAndSoAreTheMoments() {
        var base = new LogNormal(0.02, 0.8);
        var scaled = new Scaled(base, 4);
        var one = new RandomStreams(3).named("x");
        var other = new RandomStreams(3).named("x");
        var third = new RandomStreams(3).named("x");
        var filled = new double[100];
        scaled.fill(third, filled, 100);

        for (int i = 0; i < 100; i++) {
            double value = base.sample(one);
            assertThat(scaled.sample(other)).isEqualTo(4 * value);
            assertThat(filled[i]).isEqualTo(4 * value);
        }
        assertThat(scaled.mean()).isCloseTo(4 * base.mean(), within(1e-15));
        assertThat(scaled.variance()).isCloseTo(16 * base.variance(), within(1e-15));
        assertThat(scaled.describe()).startsWith("4 x lognormal");
    }

    @Test
    void aFactorIsPositiveAndFinite() {
        for (double factor : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Scaled(new Exponential(1), factor))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("factor must be positive");
        }
    }
}
