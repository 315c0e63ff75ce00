package dev.dryscale.scaling.policy;

import java.util.Arrays;
import java.util.Optional;

/** Why Application Auto Scaling did not scale although an alarm asked it to, in its own codes (AAS-20). */
public enum NotScaledReason {
    ANTICIPATED_FLAPPING("AutoScalingAnticipatedFlapping"),
    RESOURCE_AS_UNSCALABLE("TargetServicePutResourceAsUnscalable"),
    AT_MAXIMUM("AlreadyAtMaxCapacity"),
    AT_MINIMUM("AlreadyAtMinCapacity"),
    AT_DESIRED("AlreadyAtDesiredCapacity");

    private final String awsName;

    NotScaledReason(String awsName) {
        this.awsName = awsName;
    }

    public String awsName() {
        return awsName;
    }

    /** The code that the sentence of a decision names; empty when it names none, as for a cooldown. */
    public static Optional<NotScaledReason> namedIn(String sentence) {
        return Arrays.stream(values())
                .filter(reason -> sentence.contains(reason.awsName))
                .findFirst();
    }
}
