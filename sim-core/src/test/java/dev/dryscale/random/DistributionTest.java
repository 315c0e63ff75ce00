package dev.dryscale.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.AbstractRealDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.ParetoDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each law against its distribution function, which stands here in closed form or comes from commons-math3. */
class DistributionTest {

    private static final RandomStreams STREAMS = new RandomStreams(42);
    private static final double[] RECORDED = {4, 1, 2, 2, 8};

    /** Law, closed-form mean, closed-form variance, distribution function. */
    static Stream<Arguments> laws() {
        NormalDistribution normal = new NormalDistribution(null, 2, 1.5);
        double below = normal.cumulativeProbability(0);
        return Stream.of(
                law(new Uniform(2, 6), 4, 16.0 / 12, x -> (x - 2) / 4),
                law(new Exponential(0.02), 0.02, 0.0004, x -> 1 - Math.exp(-x / 0.02)),
                law(new Erlang(4, 2), 2, 1, new GammaDistribution(null, 4, 0.5)::cumulativeProbability),
                law(
                        new Hyperexponential(List.of(0.25, 0.75), List.of(4.0, 1.0)),
                        1.75,
                        // E[X^2] = 2 (0.25 * 16 + 0.75 * 1) = 9.5; 9.5 - 1.75^2 = 6.4375
                        6.4375,
                        x -> 1 - 0.25 * Math.exp(-x / 4) - 0.75 * Math.exp(-x)),
                // balanced H2 of mean 2, cv 2: variance = (cv * mean)^2 = 16, p = (1 + sqrt(3/5)) / 2
                law(Hyperexponential.balanced(2, 2), 2, 16, x -> {
                    double p = 0.5 * (1 + Math.sqrt(0.6));
                    return 1 - p * Math.exp(-x * p) - (1 - p) * Math.exp(-x * (1 - p));
                }),
                law(
                        LogNormal.ofMeanAndCv(0.018, 0.8),
                        0.018,
                        Math.pow(0.018 * 0.8, 2),
                        new LogNormalDistribution(null, Math.log(0.018) - Math.log(1.64) / 2, Math.sqrt(Math.log(1.64)))
                                ::cumulativeProbability),
                // shape 5: mean 5 * 2 / 4, variance 4 * 5 / (16 * 3)
                law(new Pareto(2, 5), 2.5, 20.0 / 48, new ParetoDistribution(null, 2, 5)::cumulativeProbability),
                // shape 1 on [1, e]: density 1 / (x^2 (1 - 1/e)); mean = 1 / (1 - 1/e), E[X^2] = (e - 1) / (1 - 1/e) =
                // e
                law(
                        new BoundedPareto(1, Math.E, 1),
                        1 / (1 - 1 / Math.E),
                        Math.E - Math.pow(1 / (1 - 1 / Math.E), 2),
                        x -> (1 - 1 / x) / (1 - 1 / Math.E)),
                // half normal: mean sqrt(2 / pi), variance 1 - 2 / pi
                law(
                        new TruncatedNormal(0, 1),
                        Math.sqrt(2 / Math.PI),
                        1 - 2 / Math.PI,
                        x -> 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(x) - 1),
                law(
                        new TruncatedNormal(2, 1.5),
                        integral(x -> x * normal.density(x), 0, 20) / (1 - below),
                        integral(x -> x * x * normal.density(x), 0, 20) / (1 - below)
                                - Math.pow(integral(x -> x * normal.density(x), 0, 20) / (1 - below), 2),
                        x -> (normal.cumulativeProbability(x) - below) / (1 - below)),
                // shape 2, scale 3: mean 3 sqrt(pi) / 2, variance 9 (1 - pi / 4)
                law(
                        new Weibull(2, 3),
                        1.5 * Math.sqrt(Math.PI),
                        9 * (1 - Math.PI / 4),
                        new WeibullDistribution(null, 2, 3)::cumulativeProbability),
                law(new Gamma(2.5, 5), 5, 10, cdf(new GammaDistribution(null, 2.5, 2))),
                law(new Gamma(0.4, 2), 2, 10, cdf(new GammaDistribution(null, 0.4, 5))),
                // segments 1-2, 2-3, 3-4, 4-8 of weight 1/4: mean (1.5 + 2.5 + 3.5 + 6) / 4;
                // E[X^2] = (7/3 + 19/3 + 37/3 + 112/3) / 4 = 175/12
                law(
                        Empirical.interpolated(new double[] {4, 1, 3, 2, 8}),
                        3.375,
                        175 / 12.0 - 3.375 * 3.375,
                        x -> x < 4 ? (x - 1) / 4 : 0.75 + (x - 4) / 16));
    }

    private static DoubleUnaryOperator cdf(AbstractRealDistribution law) {
        return law::cumulativeProbability;
    }

    private static Arguments law(Distribution law, double mean, double variance, DoubleUnaryOperator cdf) {
        return Arguments.of(law, mean, variance, cdf);
    }

    /** Simpson's rule, 20,000 panels. */
    private static double integral(DoubleUnaryOperator f, double from, double to) {
        int panels = 20_000;
        double h = (to - from) / panels;
        double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
        for (int i = 1; i < panels; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(from + i * h);
        }
        return sum * h / 3;
    }

    @ParameterizedTest
    @MethodSource("laws")
    void statesItsMomentsExactly(Distribution law, double mean, double variance, DoubleUnaryOperator cdf) {
        assertThat(law.mean()).isEqualTo(mean, within(1e-9 * mean));
        assertThat(law.variance()).isEqualTo(variance, within(1e-8 * variance));
    }

    /** The mean of n draws is within 4.5 standard errors of the closed form. */
    @ParameterizedTest
    @MethodSource("laws")
    void drawsHaveTheStatedMean(Distribution law, double mean, double variance, DoubleUnaryOperator cdf) {
        int n = 1_000_000;
        double[] draws = draw(law, n);
        double sum = 0;
        for (double draw : draws) {
            sum += draw;
        }
        assertThat(sum / n).isEqualTo(mean, within(4.5 * Math.sqrt(variance / n)));
    }

    /** Kolmogorov-Smirnov at level 1e-4. */
    @ParameterizedTest
    @MethodSource("laws")
    void drawsFollowTheDistributionFunction(Distribution law, double mean, double variance, DoubleUnaryOperator cdf) {
        double[] u = draw(law, 100_000);
        for (int i = 0; i < u.length; i++) {
            u[i] = cdf.applyAsDouble(u[i]);
        }
        java.util.Arrays.sort(u);
        double distance = 0;
        for (int i = 0; i < u.length; i++) {
            distance = Math.max(distance, Math.max((i + 1.0) / u.length - u[i], u[i] - (double) i / u.length));
        }
        double p = 1 - new KolmogorovSmirnovTest().ksSum(distance * Math.sqrt(u.length), 1e-12, 1_000);
        assertThat(p).as("distance %s", distance).isGreaterThan(1e-4);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void blocksEqualSingleDraws(Distribution law, double mean, double variance, DoubleUnaryOperator cdf) {
        RandomStream singles = STREAMS.named("d");
        for (double draw : draw(law, 5_000)) {
            assertThat(draw).isEqualTo(law.sample(singles)).isNotNegative();
        }
    }

    private static double[] draw(Distribution law, int n) {
        double[] draws = new double[n];
        law.fill(STREAMS.named("d"), draws, n);
        return draws;
    }

    @Test
    void aConstantNeverVaries() {
        double[] draws = draw(new Deterministic(0.25), 10);
        assertThat(draws).containsOnly(0.25);
        assertThat(new Deterministic(0.25).variance()).isZero();
    }

    /** Of 1, 2, 2, 4, 8: mean 17/5, variance (1 + 4 + 4 + 16 + 64)/5 - 3.4^2 = 6.24. */
    @Test
    void discreteEmpiricalDrawsOnlyRecordedValues() {
        Empirical law = Empirical.discrete(RECORDED);
        assertThat(law.mean()).isEqualTo(3.4, within(1e-12));
        assertThat(law.variance()).isEqualTo(6.24, within(1e-12));
        double[] draws = draw(law, 100_000);
        long twos = 0;
        for (double draw : draws) {
            assertThat(draw).isIn(1.0, 2.0, 4.0, 8.0);
            twos += draw == 2 ? 1 : 0;
        }
        assertThat((double) twos).isEqualTo(40_000, within(4.5 * Math.sqrt(100_000 * 0.24)));
    }

    @Test
    void oneRecordedValueIsAConstant() {
        assertThat(draw(Empirical.interpolated(new double[] {3}), 5)).containsOnly(3);
        assertThat(Empirical.interpolated(new double[] {3}).variance()).isZero();
    }

    @Test
    void heavyTailsHaveNoMoments() {
        assertThat(new Pareto(1, 1).mean()).isInfinite();
        assertThat(new Pareto(1, 1.5).mean()).isEqualTo(3, within(1e-12));
        assertThat(new Pareto(1, 2).variance()).isInfinite();
    }

    @Test
    void phrasesNameTheLawAndItsUnit() {
        assertThat(LogNormal.ofMeanAndCv(0.018, 0.8).describe()).isEqualTo("lognormal(mean 18 ms, cv 0.8)");
        assertThat(new Deterministic(300).describe()).isEqualTo("constant 300 s");
        assertThat(new Deterministic(0).describe()).isEqualTo("constant 0 s");
        assertThat(new Exponential(2.5e-5).describe()).isEqualTo("exponential(mean 25 us)");
        assertThat(new Uniform(0, 0.5).describe()).isEqualTo("uniform(0 s to 500 ms)");
        assertThat(new Hyperexponential(List.of(0.25, 0.75), List.of(4.0, 1.0)).describe())
                .isEqualTo("hyperexponential(2 branches, mean 1.75 s, cv 1.44984)");
        assertThat(Empirical.discrete(RECORDED).describe()).isEqualTo("empirical(5 values, discrete, mean 3.4 s)");
    }

    @Test
    void refusesParametersThatMakeNoLaw() {
        assertThatThrownBy(() -> new Exponential(0)).hasMessage("mean must be positive and finite, was 0.0");
        assertThatThrownBy(() -> new Exponential(Double.NaN)).hasMessage("mean must be positive and finite, was NaN");
        assertThatThrownBy(() -> new Deterministic(-1)).hasMessage("value must be finite and not negative, was -1.0");
        assertThatThrownBy(() -> new Uniform(2, 1)).hasMessage("to must not be below from (2.0), was 1.0");
        assertThatThrownBy(() -> new Erlang(0, 1)).hasMessage("phases must be from 1 to 1000, was 0");
        assertThatThrownBy(() -> new Hyperexponential(List.of(0.5), List.of(1.0)))
                .hasMessage("probabilities must have sum 1, had 0.5");
        assertThatThrownBy(() -> new Hyperexponential(List.of(1.0), List.of()))
                .hasMessage("probabilities and means must be equally many and at least one, were 1 and 0");
        assertThatThrownBy(() -> Hyperexponential.balanced(1, 0.5))
                .hasMessage("cv of a hyperexponential must be at least 1, was 0.5");
        assertThatThrownBy(() -> LogNormal.ofMeanAndCv(1, Double.POSITIVE_INFINITY))
                .hasMessage("cv must be finite and not negative, was Infinity");
        assertThatThrownBy(() -> new Pareto(1, -1)).hasMessage("shape must be positive and finite, was -1.0");
        assertThatThrownBy(() -> new BoundedPareto(2, 1, 1))
                .hasMessage("maximum must be above the minimum (2.0), was 1.0");
        assertThatThrownBy(() -> new TruncatedNormal(-1, 1))
                .hasMessage("mean must be finite and not negative, was -1.0");
        assertThatThrownBy(() -> new Weibull(0, 1)).hasMessage("shape must be positive and finite, was 0.0");
        assertThatThrownBy(() -> new Gamma(1, 0)).hasMessage("mean must be positive and finite, was 0.0");
        assertThatThrownBy(() -> Empirical.discrete(new double[0]))
                .hasMessage("an empirical distribution needs at least one value, had none");
        assertThatThrownBy(() -> Empirical.discrete(new double[] {1, -2}))
                .hasMessage("values[1] must be finite and not negative, was -2.0");
    }
}
