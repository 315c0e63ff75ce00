package dev.dryscale.scaling.metric;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A constant that AWS's JSON spells in its own way. */
public interface AwsWord {

    /** The word in AWS's JSON. */
    String awsName();

    /**
     * The constant of that AWS word.
     *
     * @param member the member that holds it, e.g. {@code Statistic}
     * @throws IllegalArgumentException naming all constants when it is none of them
     */
    static <E extends Enum<E> & AwsWord> E of(Class<E> type, String member, String awsName) {
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.awsName().equals(awsName)) {
                return constant;
            }
        }
        String known = Arrays.stream(constants).map(AwsWord::awsName).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("unknown " + member + " '" + awsName + "'; known: " + known);
    }
}
