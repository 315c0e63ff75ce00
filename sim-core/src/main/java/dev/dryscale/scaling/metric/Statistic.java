package dev.dryscale.scaling.metric;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How the samples of one period become one datapoint; AWS's five words (TT-7). */
public enum Statistic {
    AVERAGE("Average"),
    MINIMUM("Minimum"),
    MAXIMUM("Maximum"),
    SAMPLE_COUNT("SampleCount"),
    SUM("Sum");

    private final String awsName;

    Statistic(String awsName) {
        this.awsName = awsName;
    }

    /** The word in AWS's JSON. */
    public String awsName() {
        return awsName;
    }

    /**
     * The statistic of that AWS word.
     *
     * @throws IllegalArgumentException naming all five when it is none of them
     */
    public static Statistic ofAwsName(String awsName) {
        for (Statistic statistic : values()) {
            if (statistic.awsName.equals(awsName)) {
                return statistic;
            }
        }
        String known = Arrays.stream(values()).map(Statistic::awsName).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("unknown Statistic '" + awsName + "'; known: " + known);
    }
}
