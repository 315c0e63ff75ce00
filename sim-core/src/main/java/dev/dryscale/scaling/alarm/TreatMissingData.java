package dev.dryscale.scaling.alarm;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What an alarm makes of datapoints that are due and absent; AWS's four words (CW-13 to CW-15). */
public enum TreatMissingData {
    MISSING("missing"),
    IGNORE("ignore"),
    BREACHING("breaching"),
    NOT_BREACHING("notBreaching");

    private final String awsName;

    TreatMissingData(String awsName) {
        this.awsName = awsName;
    }

    /** The word in AWS's JSON. */
    public String awsName() {
        return awsName;
    }

    /**
     * The treatment of that AWS word.
     *
     * @throws IllegalArgumentException naming all four when it is none of them
     */
    public static TreatMissingData ofAwsName(String awsName) {
        for (TreatMissingData treatment : values()) {
            if (treatment.awsName.equals(awsName)) {
                return treatment;
            }
        }
        String known = Arrays.stream(values()).map(TreatMissingData::awsName).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("unknown TreatMissingData '" + awsName + "'; known: " + known);
    }
}
