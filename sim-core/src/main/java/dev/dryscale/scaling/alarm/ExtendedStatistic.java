package dev.dryscale.scaling.alarm;

import dev.dryscale.scaling.metric.Rational;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A percentile as the statistic of an alarm (CW-24).
 *
 * @param percent above 0 and below 100
 * @param ignoreLowSamples {@code EvaluateLowSampleCountPercentile: ignore}: the alarm keeps its state while there are too few
 *     samples; else it is evaluated anyway
 */
public record ExtendedStatistic(Rational percent, boolean ignoreLowSamples) {

    private static final Pattern WORD = Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,10})?)");
    private static final Rational HUNDRED = Rational.of(100);

    /** @throws IllegalArgumentException when the percentile is not above 0 and below 100 */
    public ExtendedStatistic {
        if (percent.signum() <= 0 || percent.compareTo(HUNDRED) >= 0) {
            throw new IllegalArgumentException("a percentile lies above 0 and below 100, was " + percent);
        }
    }

    /**
     * The statistic of AWS's word, e.g. {@code p99.9}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ExtendedStatistic parse(String word, boolean ignoreLowSamples) {
        Matcher form = WORD.matcher(word);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "ExtendedStatistic must be p and a number below 100, e.g. p99.9, was '" + word + "'");
        }
        return new ExtendedStatistic(Rational.parse(form.group(1)), ignoreLowSamples);
    }

    /** Whether that many samples are too few for the alarm to change its state. */
    public boolean ignores(long samples) {
        return ignoreLowSamples && samples < LowSamplePercentile.significantSamples(percent.dividedBy(HUNDRED));
    }

    @Override
    public String toString() {
        return "p" + percent.display();
    }
}
