package dev.dryscale.aws.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One account and region, to be read. */
@FunctionalInterface
public interface Reader {

    /**
     * Makes one call, once.
     *
     * @param request members under AWS's names
     * @return the answer's members under AWS's names
     * @throws AwsFailure when there is no answer that can be believed
     */
    ObjectNode read(ReadCall call, ObjectNode request);
}
