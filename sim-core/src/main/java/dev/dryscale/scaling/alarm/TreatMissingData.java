package dev.dryscale.scaling.alarm;

import dev.dryscale.scaling.metric.AwsWord;

/** What an alarm makes of datapoints that are due and absent; AWS's four words (CW-13 to CW-15). */
public enum TreatMissingData implements AwsWord {
    MISSING("missing"),
    IGNORE("ignore"),
    BREACHING("breaching"),
    NOT_BREACHING("notBreaching");

    private final String awsName;

    TreatMissingData(String awsName) {
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
    public static TreatMissingData ofAwsName(String awsName) {
        return AwsWord.of(TreatMissingData.class, "TreatMissingData", awsName);
    }
}
