package dev.dryscale.scenario.export;

import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import java.util.Locale;
import java.util.Map;

/** What the aws provider calls resources and their members (JS-7). */
final class TerraformWords {

    /** Members whose attribute is not their name in snake case. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("PolicyName", "name"),
            Map.entry("LifecycleHookName", "name"),
            Map.entry("StepAdjustments", "step_adjustment"),
            Map.entry("AutoScalingGroupName", "autoscaling_group_name"),
            Map.entry("VPCZoneIdentifier", "vpc_zone_identifier"),
            Map.entry("LoadBalancerNames", "load_balancers"),
            Map.entry("TargetGroupARNs", "target_group_arns"),
            Map.entry("NewInstancesProtectedFromScaleIn", "protect_from_scale_in"),
            Map.entry("LaunchConfigurationName", "launch_configuration"),
            Map.entry("WarmPoolConfiguration", "warm_pool"),
            Map.entry("LifecycleHookSpecificationList", "initial_lifecycle_hook"),
            Map.entry("MetricSpecifications", "metric_specification"),
            Map.entry("Overrides", "override"),
            Map.entry("EvaluateLowSampleCountPercentile", "evaluate_low_sample_count_percentiles"));

    private TerraformWords() {}

    static String type(Resource resource) {
        return switch (resource.kind()) {
            case POLICY -> resource.isApplication() ? "aws_appautoscaling_policy" : "aws_autoscaling_policy";
            case GROUP -> "aws_autoscaling_group";
            case ALARM -> "aws_cloudwatch_metric_alarm";
            case SCHEDULED_ACTION ->
                resource.isApplication() ? "aws_appautoscaling_scheduled_action" : "aws_autoscaling_schedule";
            case SCALABLE_TARGET -> "aws_appautoscaling_target";
            case LIFECYCLE_HOOK -> "aws_autoscaling_lifecycle_hook";
            case WARM_POOL, SUSPENSION -> throw new IllegalArgumentException("has no type: " + resource.name());
        };
    }

    /** Where a resource has the attribute of {@code member} itself. */
    static String outer(String member, Resource resource) {
        if (resource.kind() == ResourceKind.GROUP && member.equals("AutoScalingGroupName")) {
            return "name";
        }
        if (resource.isApplication() && member.equals("ScheduledActionName")) {
            return "name";
        }
        if (resource.kind() == ResourceKind.ALARM && member.equals("Metrics")) {
            return "metric_query";
        }
        return inner(member);
    }

    /** Where one of its blocks has it. */
    static String inner(String member) {
        return RENAMED.getOrDefault(member, snake(member));
    }

    /** In the block of a group's own launch template, whose members have no prefix. */
    static String ofLaunchTemplate(String member) {
        return snake(member.replaceFirst("^LaunchTemplate", ""));
    }

    private static String snake(String member) {
        return member.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
