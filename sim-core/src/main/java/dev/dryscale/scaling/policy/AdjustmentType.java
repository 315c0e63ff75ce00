package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.metric.AwsWord;
import dev.dryscale.scaling.metric.Rational;

/** What the number in an adjustment means; AWS's three words (SS-1). */
public enum AdjustmentType implements AwsWord {
    CHANGE_IN_CAPACITY("ChangeInCapacity"),
    EXACT_CAPACITY("ExactCapacity"),
    PERCENT_CHANGE_IN_CAPACITY("PercentChangeInCapacity");

    private static final Rational HUNDRED = Rational.of(100);

    private final String awsName;

    AdjustmentType(String awsName) {
        this.awsName = awsName;
    }

    @Override
    public String awsName() {
        return awsName;
    }

    /**
     * The capacity an adjustment asks for, before the group's limits.
     *
     * @param current capacity it is reckoned from
     * @param adjustment instances, or percent
     * @param minAdjustmentMagnitude percent only: the change is at least that many instances (ST-11); 0 for none
     */
    public long adjusted(int current, int adjustment, int minAdjustmentMagnitude) {
        return switch (this) {
            case EXACT_CAPACITY -> adjustment;
            case CHANGE_IN_CAPACITY -> (long) current + adjustment;
            case PERCENT_CHANGE_IN_CAPACITY -> current + percentChange(current, adjustment, minAdjustmentMagnitude);
        };
    }

    /** ST-10: toward zero, but never to zero. */
    private static long percentChange(int current, int percent, int minAdjustmentMagnitude) {
        Rational change = Rational.of(current).times(percent).dividedBy(HUNDRED);
        if (change.signum() == 0) {
            return 0;
        }
        long truncated = change.signum() > 0 ? change.floor() : -change.ceil();
        long magnitude = Math.max(Math.max(1, truncated), minAdjustmentMagnitude);
        return change.signum() * magnitude;
    }

    /**
     * The constant of that AWS word.
     *
     * @throws IllegalArgumentException naming all of them when it is none
     */
    public static AdjustmentType ofAwsName(String awsName) {
        return AwsWord.of(AdjustmentType.class, "AdjustmentType", awsName);
    }
}
