package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.ScalingTarget;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.metric.MetricFamily;
import dev.dryscale.scaling.metric.MetricMath;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.policy.FixedSchedulePolicy;
import dev.dryscale.scaling.policy.PredictiveScalingPolicy;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** Of an instance whose memory nobody has said there is nothing to publish. */
    private static void checkMemory(Node node, List<ScalingPolicy> policies, FleetModel fleet, Problems problems) {
        var instance = fleet.instance();
        boolean known = instance.memoryMiB() > 0 && instance.memoryBaseMiB() + instance.memoryPerRequestMiB() > 0;
        boolean watched = policies.stream()
                .flatMap(PolicyChecks::metrics)
                .flatMap(metric -> metric instanceof MetricMath math ? math.inputs().stream() : Stream.of(metric))
                .flatMap(metric -> fleet.publications().find(metric.namespace(), metric.metricName()).stream())
                .anyMatch(publication -> publication.source().isOfMemory());
        if (watched && !known) {
            Scalars.refuse(
                    node,
                    "watches memory: say how much there is and what it is used for, memory: 8GiB (an instance type's is"
                            + " known) and memoryUse: {base: 1GiB, perRequest: 20MiB}, in instance or task",
                    problems);
        }
    }

    private static Stream<MetricSpecification> metrics(ScalingPolicy policy) {
        var tracked = tracked(policy);
        if (tracked != null) {
            return Stream.of(tracked);
        }
        if (policy instanceof PredictiveScalingPolicy predictive) {
            return Stream.of(predictive.metrics().load());
        }
        return alarms(policy).stream().map(AlarmDefinition::metric);
    }

    private static List<AlarmDefinition> alarms(ScalingPolicy policy) {
        if (policy instanceof StepScalingPolicy step) {
            return step.alarms();
        }
        if (policy instanceof StepScalingTargetPolicy step) {
            return step.alarms();
        }
        return policy instanceof SimpleScalingPolicy simple ? simple.alarms() : List.of();
    }

    private static boolean watches(ScalingPolicy policy) {
        return alarms(policy).stream().anyMatch(alarm -> alarm.metric().family() == MetricFamily.LOAD_BALANCER);
    }

    static void check(Node node, List<ScalingPolicy> attached, FleetModel fleet, Problems problems) {
        var policies = attached.stream()
                .map(policy -> policy instanceof SwitchedPolicy switched ? switched.policy() : policy)
                .toList();
        boolean loadBalanced = fleet.loadBalancer() != null;
        checkApi(node, policies, fleet.target().kind(), problems);
        checkMemory(node, policies, fleet, problems);
        var metrics = new ArrayList<MetricSpecification>();
        if (policies.size() > 1 && policies.stream().anyMatch(FixedSchedulePolicy.class::isInstance)) {
            Scalars.refuse(
                    node, "must not attach a FixedSchedule beside other policies: it asks none of them", problems);
        }
        for (var policy : policies) {
            var tracked = tracked(policy);
            boolean balancer = tracked == null ? watches(policy) : tracked.family() == MetricFamily.LOAD_BALANCER;
            if (balancer && !loadBalanced) {
                Scalars.refuse(node, LOAD_BALANCER_MISSING, problems);
            }
            if (tracked != null && metrics.contains(tracked)) {
                Scalars.refuse(
                        node,
                        "must not hold two target tracking policies of one metric: AWS wants a different metric for each"
                                + " (TT-41)",
                        problems);
            }
            if (tracked != null) {
                metrics.add(tracked);
            }
        }
    }

    private static @Nullable MetricSpecification tracked(ScalingPolicy policy) {
        if (policy instanceof TargetTrackingPolicy tracking) {
            return tracking.metric();
        }
        return policy instanceof TargetTrackingScalingPolicy tracking ? tracking.metric() : null;
    }
}
