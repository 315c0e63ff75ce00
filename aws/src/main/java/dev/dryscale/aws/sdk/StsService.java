package dev.dryscale.aws.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.api.ReadCall;
import dev.dryscale.aws.api.Reader;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

/** The Security Token Service: whose credentials these are. */
record StsService(StsClient client) implements Reader {

    @Override
    public ObjectNode read(ReadCall call, ObjectNode request) {
        if (call != ReadCall.CALLER_IDENTITY) {
            throw new IllegalArgumentException(call + " is not a call of STS");
        }
        return Documents.of(client.getCallerIdentity(Documents.build(GetCallerIdentityRequest.builder(), request)));
    }
}
