package dev.dryscale.scaling.alarm;

import dev.dryscale.scaling.metric.Rational;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How an alarm compares a datapoint with its threshold; AWS's four words. */
public enum ComparisonOperator {
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

    /** The word in AWS's JSON. */
    public String awsName() {
        return awsName;
    }

    /** The words in AWS's StateReason, e.g. {@code greater than}. */
    String phrase() {
        return phrase;
    }

    /**
     * The operator of that AWS word.
     *
     * @throws IllegalArgumentException naming all four when it is none of them
     */
    public static ComparisonOperator ofAwsName(String awsName) {
        for (ComparisonOperator operator : values()) {
            if (operator.awsName.equals(awsName)) {
                return operator;
            }
        }
        String known = Arrays.stream(values()).map(ComparisonOperator::awsName).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("unknown ComparisonOperator '" + awsName + "'; known: " + known);
    }
}
