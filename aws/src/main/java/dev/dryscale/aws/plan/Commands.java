package dev.dryscale.aws.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Changes as a person would make them. */
public final class Commands {

    private Commands() {}

    /** The AWS CLI line of one {@code put-scaling-policy}. */
    public static String put(ObjectNode request, String region) {
        return "aws autoscaling put-scaling-policy --region " + region + " --cli-input-json "
                + quoted(request.toString());
    }

    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** What to write into the template that owns the group, one line per changed property. */
    public static List<String> via(String tool, ChangePlan plan) {
        boolean terraform = tool.equals("terraform");
        var lines = new ArrayList<String>();
        lines.add(
                terraform
                        ? "in the aws_autoscaling_policy of " + plan.policy() + ":"
                        : "in the Properties of the AWS::AutoScaling::ScalingPolicy of " + plan.policy() + ":");
        var was = Scaling.of(plan.was());
        var will = Scaling.of(plan.will());
        if (was.targetValue() != will.targetValue()) {
            lines.add(
                    terraform
                            ? "  target_tracking_configuration { target_value = " + will.targetValue() + " }"
                            : "  TargetTrackingConfiguration: {TargetValue: " + will.targetValue() + "}");
        }
        if (was.disableScaleIn() != will.disableScaleIn()) {
            lines.add(
                    terraform
                            ? "  target_tracking_configuration { disable_scale_in = " + will.disableScaleIn() + " }"
                            : "  TargetTrackingConfiguration: {DisableScaleIn: " + will.disableScaleIn() + "}");
        }
        if (!java.util.Objects.equals(was.warmup(), will.warmup())) {
            lines.add((terraform ? "  estimated_instance_warmup = " : "  EstimatedInstanceWarmup: ")
                    + (will.warmup() == null ? "(leave out)" : will.warmup()));
        }
        return lines;
    }
}
