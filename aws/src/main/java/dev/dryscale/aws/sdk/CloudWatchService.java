package dev.dryscale.aws.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.api.ReadCall;
import dev.dryscale.aws.api.Reader;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;

/** CloudWatch, to be read. */
record CloudWatchService(CloudWatchClient client) implements Reader {

    @Override
    public ObjectNode read(ReadCall call, ObjectNode request) {
        return Documents.of(
                switch (call) {
                    case ALARMS -> client.describeAlarms(Documents.build(DescribeAlarmsRequest.builder(), request));
                    case METRIC_DATA -> client.getMetricData(Documents.build(GetMetricDataRequest.builder(), request));
                    default -> throw new IllegalArgumentException(call + " is not a call of CloudWatch");
                });
    }
}
