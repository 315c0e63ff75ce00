package dev.dryscale.scenario.iac;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations of the AWS CLI that make what a scenario is about, with the members that each takes. */
enum CliOperation {
    PUT_SCALING_POLICY(
            "autoscaling",
            "put-scaling-policy",
            ResourceKind.POLICY,
            "AutoScalingGroupName PolicyName PolicyType AdjustmentType MinAdjustmentStep MinAdjustmentMagnitude"
                    + " ScalingAdjustment Cooldown MetricAggregationType StepAdjustments[] EstimatedInstanceWarmup"
                    + " TargetTrackingConfiguration{} Enabled? PredictiveScalingConfiguration{}"),
    PUT_APPLICATION_SCALING_POLICY(
            "application-autoscaling",
            "put-scaling-policy",
            ResourceKind.POLICY,
            "PolicyName ServiceNamespace ResourceId ScalableDimension PolicyType StepScalingPolicyConfiguration{}"
                    + " TargetTrackingScalingPolicyConfiguration{} PredictiveScalingPolicyConfiguration{}"),
    CREATE_GROUP(
            "autoscaling",
            "create-auto-scaling-group",
            ResourceKind.GROUP,
            "AutoScalingGroupName LaunchConfigurationName LaunchTemplate{} MixedInstancesPolicy{} InstanceId MinSize"
                    + " MaxSize DesiredCapacity DefaultCooldown AvailabilityZones[] AvailabilityZoneIds[]"
                    + " LoadBalancerNames[] TargetGroupARNs[] HealthCheckType HealthCheckGracePeriod PlacementGroup"
                    + " VPCZoneIdentifier TerminationPolicies[] NewInstancesProtectedFromScaleIn? CapacityRebalance?"
                    + " LifecycleHookSpecificationList[] DeletionProtection Tags[] ServiceLinkedRoleARN"
                    + " MaxInstanceLifetime Context DesiredCapacityType DefaultInstanceWarmup TrafficSources[]"
                    + " InstanceMaintenancePolicy{} AvailabilityZoneDistribution{} AvailabilityZoneImpairmentPolicy{}"
                    + " SkipZonalShiftValidation? CapacityReservationSpecification{} InstanceLifecyclePolicy{}"),
    PUT_METRIC_ALARM(
            "cloudwatch",
            "put-metric-alarm",
            ResourceKind.ALARM,
            "AlarmName AlarmDescription ActionsEnabled? OKActions[] AlarmActions[] InsufficientDataActions[] MetricName"
                    + " Namespace Statistic ExtendedStatistic Dimensions[] Period Unit EvaluationPeriods"
                    + " DatapointsToAlarm Threshold ComparisonOperator TreatMissingData"
                    + " EvaluateLowSampleCountPercentile Metrics[] Tags[] ThresholdMetricId EvaluationCriteria{}"
                    + " EvaluationInterval"),
    PUT_SCHEDULED_ACTION(
            "autoscaling",
            "put-scheduled-update-group-action",
            ResourceKind.SCHEDULED_ACTION,
            "AutoScalingGroupName ScheduledActionName Time StartTime EndTime Recurrence MinSize MaxSize"
                    + " DesiredCapacity TimeZone"),
    PUT_APPLICATION_SCHEDULED_ACTION(
            "application-autoscaling",
            "put-scheduled-action",
            ResourceKind.SCHEDULED_ACTION,
            "ServiceNamespace Schedule Timezone ScheduledActionName ResourceId ScalableDimension StartTime EndTime"
                    + " ScalableTargetAction{}"),
    REGISTER_SCALABLE_TARGET(
            "application-autoscaling",
            "register-scalable-target",
            ResourceKind.SCALABLE_TARGET,
            "ServiceNamespace ResourceId ScalableDimension MinCapacity MaxCapacity RoleARN SuspendedState{} Tags{}"),
    PUT_WARM_POOL(
            "autoscaling",
            "put-warm-pool",
            ResourceKind.WARM_POOL,
            "AutoScalingGroupName MaxGroupPreparedCapacity MinSize PoolState InstanceReusePolicy{}"),
    PUT_LIFECYCLE_HOOK(
            "autoscaling",
            "put-lifecycle-hook",
            ResourceKind.LIFECYCLE_HOOK,
            "LifecycleHookName AutoScalingGroupName LifecycleTransition RoleARN NotificationTargetARN"
                    + " NotificationMetadata HeartbeatTimeout DefaultResult"),
    SUSPEND_PROCESSES(
            "autoscaling", "suspend-processes", ResourceKind.SUSPENSION, "AutoScalingGroupName ScalingProcesses[]");

    /** Options of every command, with whether a value follows. */
    private static final Map<String, Boolean> GLOBAL = Map.ofEntries(
            Map.entry("region", true),
            Map.entry("profile", true),
            Map.entry("output", true),
            Map.entry("query", true),
            Map.entry("endpoint-url", true),
            Map.entry("color", true),
            Map.entry("ca-bundle", true),
            Map.entry("cli-read-timeout", true),
            Map.entry("cli-connect-timeout", true),
            Map.entry("cli-binary-format", true),
            Map.entry("cli-input-json", true),
            Map.entry("cli-input-yaml", true),
            Map.entry("generate-cli-skeleton", false),
            Map.entry("debug", false),
            Map.entry("no-verify-ssl", false),
            Map.entry("no-paginate", false),
            Map.entry("no-sign-request", false),
            Map.entry("no-cli-pager", false),
            Map.entry("cli-auto-prompt", false),
            Map.entry("no-cli-auto-prompt", false));

    private final String service;
    private final String operation;
    private final ResourceKind kind;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable map of strings
    private final Map<String, Option> options;

    CliOperation(String service, String operation, ResourceKind kind, String members) {
        this.service = service;
        this.operation = operation;
        this.kind = kind;
        var byName = new LinkedHashMap<String, Option>();
        for (String member : members.split(" ", -1)) {
            var option = Option.of(member);
            byName.put(option.name(), option);
        }
        this.options = Map.copyOf(byName);
    }

    /** One option: the member it sets, and what its words are. */
    record Option(String name, String member, Type type) {

        /** What the words after an option make. */
        enum Type {
            SCALAR,
            LIST,
            STRUCTURE,
            FLAG
        }

        private static Option of(String written) {
            var type = written.endsWith("[]")
                    ? Type.LIST
                    : written.endsWith("{}") ? Type.STRUCTURE : written.endsWith("?") ? Type.FLAG : Type.SCALAR;
            String member = written.replaceAll("[^A-Za-z]", "");
            return new Option(kebab(member), member, type);
        }

        /** {@code VPCZoneIdentifier} is {@code vpc-zone-identifier}, {@code TargetGroupARNs} {@code target-group-arns}. */
        private static String kebab(String member) {
            return member.replace("ARNs", "Arns")
                    .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                    .replaceAll("([a-z])([A-Z])", "$1-$2")
                    .toLowerCase(java.util.Locale.ROOT);
        }
    }

    ResourceKind kind() {
        return kind;
    }

    /** {@code autoscaling put-scaling-policy}. */
    String words() {
        return service + " " + operation;
    }

    @Nullable Option option(String name) {
        return options.get(name);
    }

    List<String> optionNames() {
        return options.keySet().stream().map(name -> "--" + name).sorted().toList();
    }

    /** Whether {@code name} is an option of every command, and if so whether a value follows; null when it is none. */
    static @Nullable Boolean global(String name) {
        return GLOBAL.get(name);
    }

    /** The members that the operations which make such a resource take. */
    static Set<String> members(ResourceKind kind) {
        return Arrays.stream(values())
                .filter(known -> known.kind == kind)
                .flatMap(known -> known.options.values().stream())
                .map(Option::member)
                .collect(Collectors.toSet());
    }

    static @Nullable CliOperation of(String service, String operation) {
        return Arrays.stream(values())
                .filter(known -> known.service.equals(service) && known.operation.equals(operation))
                .findFirst()
                .orElse(null);
    }
}
