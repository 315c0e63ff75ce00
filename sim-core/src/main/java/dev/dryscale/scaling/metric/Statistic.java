package dev.dryscale.scaling.metric;

/** How the samples of one period become one datapoint; AWS's five words (TT-7). */
public enum Statistic implements AwsWord {
    AVERAGE("Average"),
    MINIMUM("Minimum"),
    MAXIMUM("Maximum"),
    SAMPLE_COUNT("SampleCount"),
    SUM("Sum");

    private final String awsName;

    Statistic(String awsName) {
        this.awsName = awsName;
    }

    @Override
    public String awsName() {
        return awsName;
    }

    /**
     * The constant of that AWS word.
     *
     * @throws IllegalArgumentException naming all of them when it is none
     */
    public static Statistic ofAwsName(String awsName) {
        return AwsWord.of(Statistic.class, "Statistic", awsName);
    }
}
