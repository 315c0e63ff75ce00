package dev.dryscale.scenario.export;

/** A candidate for every kind of policy that AWS has, and groups with everything that a group can have. */
final class ExportCases {

    /** Policies of an EC2 Auto Scaling group beyond those of {@link ExportTest}. */
    static final String GROUP = """
            dryscale: 1
            profile: aws-2026
            name: shop
            start: 2026-03-02T00:00:00Z
            duration: 2h
            traffic: {synthetic: {kind: constant, rate: 5/s}}
            service: {cpuTime: 50ms}
            instance: {type: m5.large, concurrency: 8}
            loadBalancer: {}
            metrics: [{Namespace: Shop, MetricName: Backlog, of: requestsInSystem}]
            group: {MinSize: 1, MaxSize: 3, DesiredCapacity: 1, AvailabilityZones: [us-east-1a]}
            policies:
              pair:
                PolicyType: PredictiveScaling
                history: [1, 2, 3]
                PredictiveScalingConfiguration:
                  MetricSpecifications:
                    - TargetValue: 40
                      PredefinedMetricPairSpecification: {PredefinedMetricType: ASGCPUUtilization}
                  Mode: ForecastAndScale
                  SchedulingBufferTime: 600
                  MaxCapacityBreachBehavior: IncreaseMaxCapacity
                  MaxCapacityBuffer: 10
              apart:
                PolicyType: PredictiveScaling
                PredictiveScalingConfiguration:
                  MetricSpecifications:
                    - TargetValue: 55.5
                      PredefinedLoadMetricSpecification: {PredefinedMetricType: ASGTotalCPUUtilization}
                      PredefinedScalingMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}
              math:
                PolicyType: TargetTrackingScaling
                TargetTrackingConfiguration:
                  TargetValue: 8
                  CustomizedMetricSpecification:
                    Metrics:
                      - {Id: m1, ReturnData: false, MetricStat: {Stat: Average, Metric: {Namespace: Shop, MetricName: Backlog, Dimensions: [{Name: Stage, Value: prod}]}}}
                      - {Id: m2, ReturnData: false, MetricStat: {Stat: Average, Metric: {Namespace: AWS/AutoScaling, MetricName: GroupInServiceInstances}}}
                      - {Id: e1, Label: each, Expression: "m1 / FILL(m2, REPEAT)", ReturnData: true}
              alarms:
                policies:
                  - PolicyName: more
                    PolicyType: StepScaling
                    AdjustmentType: ChangeInCapacity
                    StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 1}]
                  - PolicyName: slow
                    PolicyType: StepScaling
                    AdjustmentType: ExactCapacity
                    StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 3}]
                alarms:
                  - AlarmName: computed
                    EvaluationPeriods: 2
                    Threshold: 3
                    ComparisonOperator: GreaterThanThreshold
                    AlarmActions: [more]
                    Metrics:
                      - {Id: m1, ReturnData: false, MetricStat: {Stat: Average, Period: 60, Metric: {Namespace: Shop, MetricName: Backlog, Dimensions: [{Name: Stage, Value: prod}]}}}
                      - {Id: e1, Expression: "m1 * 2", ReturnData: true}
                  - {AlarmName: p99, Namespace: AWS/ApplicationELB, MetricName: TargetResponseTime, ExtendedStatistic: p99.9,
                     EvaluateLowSampleCountPercentile: ignore, Period: 60, EvaluationPeriods: 3, Threshold: 0.5,
                     ComparisonOperator: GreaterThanThreshold, AlarmActions: [slow]}
              schedule:
                scheduledActions:
                  - {ScheduledActionName: rush, Recurrence: "30 2 * * MON-FRI", TimeZone: Europe/Berlin, MinSize: 2, MaxSize: 3}
                  - {ScheduledActionName: once, StartTime: "2026-03-02T01:00:00+00:30", DesiredCapacity: 3}
            """;

    /** Policies of Application Auto Scaling, all of one target. */
    static final String TARGET = """
            dryscale: 1
            profile: aws-2026
            name: tasks
            start: 2026-03-02T00:00:00Z
            duration: 2h
            traffic: {synthetic: {kind: constant, rate: 5/s}}
            service: {cpuTime: 50ms}
            loadBalancer: {}
            scalableTarget: {ServiceNamespace: ecs, ResourceId: service/shop/web, ScalableDimension: "ecs:service:DesiredCount", MinCapacity: 1, MaxCapacity: 9, desiredCount: 2}
            task: {launchType: FARGATE, cpu: 1024, concurrency: 8}
            policies:
              all:
                policies:
                  - PolicyName: cpu
                    ServiceNamespace: ecs
                    ScalableDimension: ecs:service:DesiredCount
                    PolicyType: TargetTrackingScaling
                    TargetTrackingScalingPolicyConfiguration:
                      TargetValue: 50
                      PredefinedMetricSpecification: {PredefinedMetricType: ECSServiceAverageCPUUtilization}
                      ScaleOutCooldown: 60
                      ScaleInCooldown: 120
                  - PolicyName: own
                    ServiceNamespace: ecs
                    ResourceId: service/shop/web
                    ScalableDimension: ecs:service:DesiredCount
                    PolicyType: TargetTrackingScaling
                    TargetTrackingScalingPolicyConfiguration:
                      TargetValue: 900
                      CustomizedMetricSpecification: {Namespace: AWS/ApplicationELB, MetricName: RequestCountPerTarget, Statistic: Sum, Dimensions: [{Name: TargetGroup, Value: targetgroup/a/1}]}
                      DisableScaleIn: true
                  - PolicyName: burst
                    ServiceNamespace: ecs
                    ScalableDimension: ecs:service:DesiredCount
                    PolicyType: StepScaling
                    StepScalingPolicyConfiguration:
                      AdjustmentType: PercentChangeInCapacity
                      MinAdjustmentMagnitude: 2
                      MetricAggregationType: Maximum
                      Cooldown: 90
                      StepAdjustments:
                        - {MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 15, ScalingAdjustment: 20}
                        - {MetricIntervalLowerBound: 15, ScalingAdjustment: 50}
                alarms:
                  - {AlarmName: hot, Namespace: AWS/ECS, MetricName: CPUUtilization, Statistic: Average, Period: 60,
                     EvaluationPeriods: 2, Threshold: 80, ComparisonOperator: GreaterThanThreshold, AlarmActions: [burst]}
                scheduledActions:
                  - {ScheduledActionName: daily, Schedule: "cron(0 2 * * ? *)", Timezone: Europe/Berlin, ScalableTargetAction: {MinCapacity: 2, MaxCapacity: 9}}
                  - {ScheduledActionName: launch, Schedule: "at(2026-03-02T01:30:00)", ScalableTargetAction: {MinCapacity: 3}}
                  - {ScheduledActionName: often, Schedule: "rate(30 minutes)", StartTime: "2026-03-02T00:30:00", ScalableTargetAction: {MaxCapacity: 8}}
            """;

    /** As {@code describe-auto-scaling-groups} prints it, with what is not kept. */
    static final String DESCRIBED = """
            {"AutoScalingGroups": [{
              "AutoScalingGroupName": "full", "AutoScalingGroupARN": "arn:aws:autoscaling:x", "MinSize": 2, "MaxSize": 12,
              "DesiredCapacity": 3, "DesiredCapacityType": "units", "DefaultCooldown": 240, "DefaultInstanceWarmup": 45,
              "AvailabilityZones": ["us-east-1a", "us-east-1b"], "VPCZoneIdentifier": "subnet-0a1b2c3d,subnet-0b1c2d3e",
              "LoadBalancerNames": [], "TargetGroupARNs": ["arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/my-tg/943f017f100becff"],
              "HealthCheckType": "ELB", "HealthCheckGracePeriod": 90, "TerminationPolicies": ["OldestInstance", "Default"],
              "NewInstancesProtectedFromScaleIn": true, "CapacityRebalance": true, "MaxInstanceLifetime": 604800,
              "PlacementGroup": "CANARY-group", "Tags": [{"Key": "k", "Value": "CANARY-tag"}],
              "InstanceMaintenancePolicy": {"MinHealthyPercentage": 90, "MaxHealthyPercentage": 120},
              "AvailabilityZoneDistribution": {"CapacityDistributionStrategy": "balanced-only"},
              "LaunchTemplate": {"LaunchTemplateId": "lt-0a1b2c3d4e5f67890", "LaunchTemplateName": "web", "Version": "7"},
              "WarmPoolConfiguration": {"MaxGroupPreparedCapacity": 10, "MinSize": 1, "PoolState": "Stopped", "Status": "PendingDelete",
                "InstanceReusePolicy": {"ReuseOnScaleIn": true}},
              "SuspendedProcesses": [{"ProcessName": "AZRebalance", "SuspensionReason": "User suspended at 2026"}]},
             {"AutoScalingGroupName": "mixed", "MinSize": 1, "MaxSize": 4, "DesiredCapacity": 1, "AvailabilityZones": ["us-east-1a"],
              "MixedInstancesPolicy": {
                "LaunchTemplate": {
                  "LaunchTemplateSpecification": {"LaunchTemplateId": "lt-0a1b2c3d4e5f67890", "LaunchTemplateName": "web", "Version": "7"},
                  "Overrides": [{"InstanceType": "m5.large", "WeightedCapacity": "2"}, {"InstanceType": "m5a.large", "WeightedCapacity": "2"}]},
                "InstancesDistribution": {"OnDemandAllocationStrategy": "prioritized", "OnDemandBaseCapacity": 1,
                  "OnDemandPercentageAboveBaseCapacity": 100, "SpotAllocationStrategy": "price-capacity-optimized"}}}],
             "LifecycleHooks": [
               {"LifecycleHookName": "drain", "AutoScalingGroupName": "full", "LifecycleTransition": "autoscaling:EC2_INSTANCE_TERMINATING",
                "HeartbeatTimeout": 300, "GlobalTimeout": 30000, "DefaultResult": "CONTINUE"},
               {"LifecycleHookName": "join", "AutoScalingGroupName": "full", "LifecycleTransition": "autoscaling:EC2_INSTANCE_LAUNCHING",
                "HeartbeatTimeout": 120, "GlobalTimeout": 12000, "DefaultResult": "ABANDON"}]}
            """;

    private ExportCases() {}
}
