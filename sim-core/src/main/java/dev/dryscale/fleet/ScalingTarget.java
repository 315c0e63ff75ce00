package dev.dryscale.fleet;

import java.util.List;

/**
 * What kind of thing is scaled, and which metrics it publishes beside AWS's own.
 *
 * @param published custom metrics
 */
public record ScalingTarget(Kind kind, List<PublishedMetric> published) {

    /** An EC2 Auto Scaling group without custom metrics. */
    public static final ScalingTarget GROUP = new ScalingTarget(Kind.AUTO_SCALING_GROUP, List.of());

    /** The kinds of scalable target. */
    public enum Kind {
        /** An EC2 Auto Scaling group. */
        AUTO_SCALING_GROUP,
        /** The tasks of an ECS service, scaled by Application Auto Scaling. */
        ECS_SERVICE,
        /** Capacity that is bought and not served by instances of ours, e.g. a DynamoDB table. */
        CAPACITY
    }

    public ScalingTarget {
        published = List.copyOf(published);
    }
}
