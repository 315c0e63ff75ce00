package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.metric.AwsWord;
import dev.dryscale.scaling.metric.Rational;
import java.util.List;

/** How a step scaling policy makes one value of the alarm's datapoints (ST-5); AWS's three words. */
public enum MetricAggregationType implements AwsWord {
    MINIMUM("Minimum"),
    MAXIMUM("Maximum"),
    AVERAGE("Average");

    private final String awsName;

    MetricAggregationType(String awsName) {
        this.awsName = awsName;
    }

    @Override
    public String awsName() {
        return awsName;
    }

    /** The value of at least one datapoint. */
    Rational of(List<Rational> datapoints) {
        Rational first = datapoints.get(0);
        return switch (this) {
            case MINIMUM -> datapoints.stream().reduce(first, Rational::min);
            case MAXIMUM -> datapoints.stream().reduce(first, Rational::max);
            case AVERAGE ->
                datapoints.stream().reduce(Rational.ZERO, Rational::plus).dividedBy(Rational.of(datapoints.size()));
        };
    }

    /**
     * The constant of that AWS word.
     *
     * @throws IllegalArgumentException naming all of them when it is none
     */
    public static MetricAggregationType ofAwsName(String awsName) {
        return AwsWord.of(MetricAggregationType.class, "MetricAggregationType", awsName);
    }
}
