package dev.dryscale.aws.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The only way to change a real group, and all that can be changed: one of its policies. A dry run has no such object. */
@FunctionalInterface
public interface Mutator {

    /**
     * Sends one {@code PutScalingPolicy}, exactly once, whatever happens.
     *
     * @param request members under AWS's names
     * @return the answer: {@code PolicyARN} and {@code Alarms}
     * @throws AwsFailure when AWS refused it or the answer was lost; {@link AwsFailure.Kind#mayHaveHappened} tells which
     */
    ObjectNode putScalingPolicy(ObjectNode request);
}
