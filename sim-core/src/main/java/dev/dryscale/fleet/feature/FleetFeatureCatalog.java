package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FleetFeature;

/** Everything a fleet can have beyond launching and terminating: one line per feature. */
public enum FleetFeatureCatalog {
    PROCESS_SWITCH("SuspendedProcesses", ProcessSwitch.class, "suspended processes, and their resumption"),
    LIFECYCLE_HOOKS("LifecycleHookSpecificationList", LifecycleHooks.class, "hooks that hold an instance"),
    TERMINATION_POLICIES("TerminationPolicies", TerminationPolicies.class, "who goes when the group scales in"),
    LAUNCH_CONFIGURATION(
            "LaunchConfigurationName",
            LaunchConfiguration.class,
            "instances of a launch configuration, until a deployment brings a launch template"),
    SCALE_IN_PROTECTION(
            "NewInstancesProtectedFromScaleIn", ScaleInProtection.class, "instances that scale-in leaves alone"),
    MAINTENANCE_POLICY(
            "InstanceMaintenancePolicy",
            InstanceMaintenancePolicy.class,
            "how many healthy instances replacing leaves"),
    HEALTH_CHECKS("HealthCheckType", HealthChecks.class, "health checks, and the replacement of unhealthy instances"),
    ZONE_BALANCE("AvailabilityZoneDistribution", ZoneBalance.class, "equal numbers in all Availability Zones"),
    MAX_LIFETIME("MaxInstanceLifetime", MaxInstanceLifetime.class, "instances are replaced at a certain age"),
    WARM_POOL("WarmPool", WarmPool.class, "instances that wait, stopped or running, to come into service"),
    LAUNCH_FAILURES("launchFailures", LaunchFailures.class, "launch calls that fail, e.g. for lack of capacity"),
    MISSING_DATAPOINTS("missingDatapoints", MissingDatapoints.class, "datapoints that never reach CloudWatch"),
    CAPACITY_REQUEST("setCapacity", CapacityRequest.class, "a user sets limits or the desired capacity"),
    UNHEALTHY_INSTANCES("unhealthy", UnhealthyInstances.class, "instances stop, are impaired or hang"),
    INSTANCE_HEALTH_REPORT("setInstanceHealth", InstanceHealthReport.class, "somebody reports instances as unhealthy"),
    ZONE_OUTAGE("azOutage", ZoneOutage.class, "an Availability Zone is gone for a while"),
    STANDBY("standby", Standby.class, "instances are put aside for maintenance"),
    INSTANCE_REFRESH("deploy", InstanceRefresh.class, "every instance is replaced by one of a newer launch template"),
    SERVICE_DEPLOYMENT(
            "serviceDeployment", ServiceDeployment.class, "the tasks of an ECS service are replaced by newer ones"),
    MIXED_INSTANCES("MixedInstancesPolicy", MixedInstances.class, "several instance types, On-Demand and Spot"),
    SPOT_INTERRUPTIONS("spot", SpotInterruptions.class, "EC2 takes Spot instances back, one by one"),
    SPOT_WAVE("spotWave", SpotWave.class, "EC2 takes a share of the Spot instances back at once"),
    IDLE_TIMEOUT("idleTimeout", IdleTimeout.class, "an instance without requests for long enough goes"),
    CPU_CREDITS("credits", CpuCredits.class, "CPU credits of burstable instances");

    private final String word;
    private final Class<? extends FleetFeature> type;
    private final String summary;

    FleetFeatureCatalog(String word, Class<? extends FleetFeature> type, String summary) {
        this.word = word;
        this.type = type;
        this.summary = summary;
    }

    /** The word in scenario files: AWS's member of the group where there is one. */
    public String word() {
        return word;
    }

    public Class<? extends FleetFeature> type() {
        return type;
    }

    public String summary() {
        return summary;
    }
}
