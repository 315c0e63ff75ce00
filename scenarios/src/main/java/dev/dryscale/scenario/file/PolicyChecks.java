package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.ScalingTarget;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.metric.MetricFamily;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.policy.FixedSchedulePolicy;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingTargetPolicy;
import dev.dryscale.scaling.policy.SwitchedPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingScalingPolicy;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.util.ArrayList;
import java.util.List;

/** What policies that are attached together must keep, and what they need of the group around them. */
final class PolicyChecks {

    private static final String LOAD_BALANCER_MISSING =
            "tracks a load balancer's metric: the scenario needs loadBalancer:";

    private PolicyChecks() {}

    /** TT-3: EC2 Auto Scaling scales groups, Application Auto Scaling scales everything else. */
    private static void checkApi(Node node, List<ScalingPolicy> policies, ScalingTarget.Kind kind, Problems problems) {
        boolean group = kind == ScalingTarget.Kind.AUTO_SCALING_GROUP;
        for (var policy : policies) {
            boolean application =
                    policy instanceof TargetTrackingScalingPolicy || policy instanceof StepScalingTargetPolicy;
            boolean ec2 = policy instanceof TargetTrackingPolicy
                    || policy instanceof StepScalingPolicy
                    || policy instanceof SimpleScalingPolicy;
            if (application && group) {
                Scalars.refuse(
                        node,
                        "is a policy of Application Auto Scaling, which does not scale Auto Scaling groups (TT-3)",
                        problems);
            } else if (ec2 && !group) {
                Scalars.refuse(
                        node,
                        "is a policy of EC2 Auto Scaling, which scales Auto Scaling groups only (TT-3)",
                        problems);
            }
        }
    }

    private static boolean watches(ScalingPolicy policy) {
        var alarms = policy instanceof StepScalingPolicy step
                ? step.alarms()
                : policy instanceof SimpleScalingPolicy simple ? simple.alarms() : List.<AlarmDefinition>of();
        return alarms.stream().anyMatch(alarm -> alarm.metric().family() == MetricFamily.LOAD_BALANCER);
    }

    static void check(Node node, List<ScalingPolicy> attached, FleetModel fleet, Problems problems) {
        var policies = attached.stream()
                .map(policy -> policy instanceof SwitchedPolicy switched ? switched.policy() : policy)
                .toList();
        boolean loadBalanced = fleet.loadBalancer() != null;
        checkApi(node, policies, fleet.target().kind(), problems);
        var metrics = new ArrayList<MetricSpecification>();
        if (policies.size() > 1 && policies.stream().anyMatch(FixedSchedulePolicy.class::isInstance)) {
            Scalars.refuse(
                    node, "must not attach a FixedSchedule beside other policies: it asks none of them", problems);
        }
        for (var policy : policies) {
            if (!(policy instanceof TargetTrackingPolicy tracking)) {
                if (!loadBalanced && watches(policy)) {
                    Scalars.refuse(node, LOAD_BALANCER_MISSING, problems);
                }
                continue;
            }
            if (tracking.metric().family() == MetricFamily.LOAD_BALANCER && !loadBalanced) {
                Scalars.refuse(node, LOAD_BALANCER_MISSING, problems);
            }
            if (metrics.contains(tracking.metric())) {
                Scalars.refuse(
                        node,
                        "must not hold two target tracking policies of one metric: AWS allows one per metric specification",
                        problems);
            }
            metrics.add(tracking.metric());
        }
    }
}
