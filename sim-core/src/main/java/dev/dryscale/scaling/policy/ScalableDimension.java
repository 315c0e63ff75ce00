package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.metric.AwsWord;
import dev.dryscale.scaling.metric.Rational;

/** What Application Auto Scaling scales, with the cooldown that holds where a policy states none (AAS-7). */
public enum ScalableDimension implements AwsWord {
    ECS_SERVICE("ecs", "ecs:service:DesiredCount", 300),
    SPOT_FLEET("ec2", "ec2:spot-fleet-request:TargetCapacity", 300),
    EMR_INSTANCE_GROUP("elasticmapreduce", "elasticmapreduce:instancegroup:InstanceCount", 300),
    APPSTREAM_FLEET("appstream", "appstream:fleet:DesiredCapacity", 300),
    AURORA_REPLICAS("rds", "rds:cluster:ReadReplicaCount", 300),
    SAGEMAKER_VARIANT("sagemaker", "sagemaker:variant:DesiredInstanceCount", 300),
    CUSTOM_RESOURCE("custom-resource", "custom-resource:ResourceType:Property", 300),
    DYNAMODB_TABLE_READ("dynamodb", "dynamodb:table:ReadCapacityUnits", 0),
    DYNAMODB_TABLE_WRITE("dynamodb", "dynamodb:table:WriteCapacityUnits", 0),
    DYNAMODB_INDEX_READ("dynamodb", "dynamodb:index:ReadCapacityUnits", 0),
    DYNAMODB_INDEX_WRITE("dynamodb", "dynamodb:index:WriteCapacityUnits", 0),
    LAMBDA_CONCURRENCY("lambda", "lambda:function:ProvisionedConcurrency", 0),
    COMPREHEND_CLASSIFIER("comprehend", "comprehend:document-classifier-endpoint:DesiredInferenceUnits", 0),
    COMPREHEND_RECOGNIZER("comprehend", "comprehend:entity-recognizer-endpoint:DesiredInferenceUnits", 0),
    KEYSPACES_READ("cassandra", "cassandra:table:ReadCapacityUnits", 0),
    KEYSPACES_WRITE("cassandra", "cassandra:table:WriteCapacityUnits", 0),
    KAFKA_STORAGE("kafka", "kafka:broker-storage:VolumeSize", 0);

    private static final Rational SECONDS_PER_MINUTE = Rational.of(60);
    private static final Rational HUNDRED = Rational.of(100);

    private final String serviceNamespace;
    private final String awsName;
    private final int defaultCooldown;

    ScalableDimension(String serviceNamespace, String awsName, int defaultCooldown) {
        this.serviceNamespace = serviceNamespace;
        this.awsName = awsName;
        this.defaultCooldown = defaultCooldown;
    }

    @Override
    public String awsName() {
        return awsName;
    }

    /** The word under {@code ServiceNamespace}. */
    public String serviceNamespace() {
        return serviceNamespace;
    }

    /** Seconds of both cooldowns of target tracking where the policy states none (AAS-7). */
    public int defaultCooldown() {
        return defaultCooldown;
    }

    /** Whether the metric counts consumed units, and thresholds are shares of what is provisioned (AAS-11). */
    public boolean isDynamoDb() {
        return serviceNamespace.equals("dynamodb");
    }

    /** AAS-11: units per minute that are {@code percent} of the provisioned capacity. */
    static Rational unitsPerMinute(int capacity, Rational percent) {
        return SECONDS_PER_MINUTE.times(capacity).times(percent).dividedBy(HUNDRED);
    }

    /** The other way round: percent of the provisioned capacity. */
    static Rational percentUsed(int capacity, Rational unitsPerMinute) {
        return unitsPerMinute.times(HUNDRED).dividedBy(SECONDS_PER_MINUTE.times(capacity));
    }
}
