package dev.dryscale.scaling.alarm;

import dev.dryscale.scaling.metric.AwsWord;
import dev.dryscale.scaling.metric.Rational;

/** How an alarm compares a datapoint with its threshold; AWS's four words. */
public enum ComparisonOperator implements AwsWord {
    GREATER_THAN_THRESHOLD("GreaterThanThreshold", "greater than"),
    GREATER_THAN_OR_EQUAL_TO_THRESHOLD("GreaterThanOrEqualToThreshold", "greater than or equal to"),
    LESS_THAN_THRESHOLD("LessThanThreshold", "less than"),
    LESS_THAN_OR_EQUAL_TO_THRESHOLD("LessThanOrEqualToThreshold", "less than or equal to");

    private final String awsName;
    private final String phrase;

    ComparisonOperator(String awsName, String phrase) {
        this.awsName = awsName;
        this.phrase = phrase;
    }

    /** Whether it is large values that breach. */
    public boolean isUpward() {
        return this == GREATER_THAN_THRESHOLD || this == GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
    }

    /** Whether the value breaches the threshold; exact, so that a metric at a strict threshold never does (TT-10). */
    public boolean breaches(Rational value, Rational threshold) {
        int order = value.compareTo(threshold);
        return switch (this) {
            case GREATER_THAN_THRESHOLD -> order > 0;
            case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> order >= 0;
            case LESS_THAN_THRESHOLD -> order < 0;
            case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> order <= 0;
        };
    }

    @Override
    public String awsName() {
        return awsName;
    }

    /** The words in AWS's StateReason, e.g. {@code greater than}. */
    String phrase() {
        return phrase;
    }

    /**
     * The constant of that AWS word.
     *
     * @throws IllegalArgumentException naming all of them when it is none
     */
    public static ComparisonOperator ofAwsName(String awsName) {
        return AwsWord.of(ComparisonOperator.class, "ComparisonOperator", awsName);
    }
}
