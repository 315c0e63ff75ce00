package dev.dryscale.aws.api;

/** Every call that reads; nothing else can be asked of a {@link Reader}. */
public enum ReadCall {
    CALLER_IDENTITY("sts", "GetCallerIdentity", ""),
    GROUPS("autoscaling", "DescribeAutoScalingGroups", "AutoScalingGroups"),
    POLICIES("autoscaling", "DescribePolicies", "ScalingPolicies"),
    ACTIVITIES("autoscaling", "DescribeScalingActivities", "Activities"),
    SCHEDULED_ACTIONS("autoscaling", "DescribeScheduledActions", "ScheduledUpdateGroupActions"),
    INSTANCE_REFRESHES("autoscaling", "DescribeInstanceRefreshes", "InstanceRefreshes"),
    ALARMS("cloudwatch", "DescribeAlarms", "MetricAlarms"),
    METRIC_DATA("cloudwatch", "GetMetricData", "MetricDataResults");

    private final String service;
    private final String action;
    private final String listMember;

    ReadCall(String service, String action, String listMember) {
        this.service = service;
        this.action = action;
        this.listMember = listMember;
    }

    /** The service's name in IAM. */
    public String service() {
        return service;
    }

    public String action() {
        return action;
    }

    /** The member of the answer that is a page of a list; empty when the answer is no list. */
    public String listMember() {
        return listMember;
    }

    /** What a policy document of IAM must allow, e.g. {@code autoscaling:DescribePolicies}. */
    public String permission() {
        return service + ":" + action;
    }
}
