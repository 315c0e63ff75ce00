package dev.dryscale.aws.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.api.Mutator;
import dev.dryscale.aws.api.ReadCall;
import dev.dryscale.aws.api.Reader;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeInstanceRefreshesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribePoliciesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingActivitiesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeScheduledActionsRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;

/** EC2 Auto Scaling. The reading half never sees the writing half. */
record AutoScalingService(AutoScalingClient client) implements Reader {

    @Override
    public ObjectNode read(ReadCall call, ObjectNode request) {
        return Documents.of(
                switch (call) {
                    case GROUPS ->
                        client.describeAutoScalingGroups(
                                Documents.build(DescribeAutoScalingGroupsRequest.builder(), request));
                    case POLICIES ->
                        client.describePolicies(Documents.build(DescribePoliciesRequest.builder(), request));
                    case ACTIVITIES ->
                        client.describeScalingActivities(
                                Documents.build(DescribeScalingActivitiesRequest.builder(), request));
                    case SCHEDULED_ACTIONS ->
                        client.describeScheduledActions(
                                Documents.build(DescribeScheduledActionsRequest.builder(), request));
                    case INSTANCE_REFRESHES ->
                        client.describeInstanceRefreshes(
                                Documents.build(DescribeInstanceRefreshesRequest.builder(), request));
                    default -> throw new IllegalArgumentException(call + " is not a call of EC2 Auto Scaling");
                });
    }

    /** The writing half; made only once somebody has confirmed a plan. */
    record Writing(AutoScalingClient client) implements Mutator {
        @Override
        public ObjectNode putScalingPolicy(ObjectNode request) {
            return Documents.of(client.putScalingPolicy(Documents.build(PutScalingPolicyRequest.builder(), request)));
        }
    }
}
