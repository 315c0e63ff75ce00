package dev.dryscale.fleet;

/** What {@code suspend-processes} can suspend (LC-62). */
public enum ScalingProcess {
    LAUNCH("Launch"),
    TERMINATE("Terminate"),
    ADD_TO_LOAD_BALANCER("AddToLoadBalancer"),
    ALARM_NOTIFICATION("AlarmNotification"),
    AZ_REBALANCE("AZRebalance"),
    HEALTH_CHECK("HealthCheck"),
    INSTANCE_REFRESH("InstanceRefresh"),
    REPLACE_UNHEALTHY("ReplaceUnhealthy"),
    SCHEDULED_ACTIONS("ScheduledActions");

    private final String awsName;

    ScalingProcess(String awsName) {
        this.awsName = awsName;
    }

    public String awsName() {
        return awsName;
    }
}
