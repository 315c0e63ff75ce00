package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.RuleViolation.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with a policy before it runs, all at once; pure, for whoever reads policies. */
public final class PolicyCheck {

    private static final Pattern RESOURCE_LABEL = Pattern.compile("app/[^/]+/[^/]+/targetgroup/[^/]+/[^/]+");
    private static final Rational FULL_CPU = Rational.of(100);
    /** From here on, one step out of a saturated group adds a quarter or less. */
    private static final Rational NEAR_SATURATION = Rational.of(80);

    private PolicyCheck() {}

    /** {@link #targetTracking(MetricSpecification, Rational, Integer)} of a whole policy. */
    public static List<RuleViolation> of(TargetTrackingPolicy policy) {
        return targetTracking(policy.metric(), policy.targetValue(), policy.estimatedInstanceWarmup());
    }

    /**
     * Checks the parts of a target tracking policy; empty when all is well.
     *
     * @param estimatedInstanceWarmup seconds; null when not given
     */
    public static List<RuleViolation> targetTracking(
            MetricSpecification metric, Rational targetValue, @Nullable Integer estimatedInstanceWarmup) {
        List<RuleViolation> violations = new ArrayList<>();
        if (targetValue.signum() <= 0) {
            violations.add(error("TT-20", "TargetValue", "must be above 0, was " + targetValue));
        } else if (isCpu(metric)) {
            checkSaturation(targetValue, violations);
        }
        if (estimatedInstanceWarmup != null && estimatedInstanceWarmup < 0) {
            violations.add(
                    error("TT-30", "EstimatedInstanceWarmup", "must be at least 0 s, was " + estimatedInstanceWarmup));
        }
        if (metric instanceof PredefinedMetricSpecification predefined) {
            checkResourceLabel(predefined, violations);
        } else if (metric instanceof CustomizedMetricSpecification customized) {
            checkCustomized(customized, violations);
        }
        return List.copyOf(violations);
    }

    private static void checkSaturation(Rational target, List<RuleViolation> violations) {
        if (target.compareTo(FULL_CPU) >= 0) {
            violations.add(warning(
                    "TT-10",
                    "TargetValue",
                    "CPU utilization never exceeds 100 %, so a target of " + target.display()
                            + " can never be passed and the policy never scales out"));
        } else if (target.compareTo(NEAR_SATURATION) >= 0) {
            String growth = FULL_CPU.dividedBy(target).display();
            violations.add(warning(
                    "TT-20",
                    "TargetValue",
                    "CPU utilization stops at 100 %, so with a target of " + target.display()
                            + " one scale-out multiplies the warmed instances by at most " + growth
                            + ", however large the overload"));
        }
    }

    private static void checkResourceLabel(PredefinedMetricSpecification metric, List<RuleViolation> violations) {
        String label = metric.resourceLabel();
        String form = "app/<load balancer>/<id>/targetgroup/<target group>/<id>";
        String type = metric.predefinedMetricType().awsName();
        boolean needed = metric.predefinedMetricType() == PredefinedMetricType.ALB_REQUEST_COUNT_PER_TARGET;
        if (needed && label == null) {
            violations.add(error("TT-6", "ResourceLabel", type + " needs it: " + form));
        } else if (needed && !RESOURCE_LABEL.matcher(label).matches()) {
            violations.add(error("TT-6", "ResourceLabel", "must be " + form + ", was '" + label + "'"));
        } else if (!needed && label != null) {
            violations.add(error("TT-6", "ResourceLabel", "does not go with " + type + ", was '" + label + "'"));
        }
    }

    private static void checkCustomized(CustomizedMetricSpecification metric, List<RuleViolation> violations) {
        int period = metric.periodSeconds();
        if (period != 10 && period != 30 && period != 60) {
            violations.add(error("TT-7", "Period", "must be 10, 30 or 60 s, was " + period));
        }
        String name = metric.namespace() + " " + metric.metricName();
        boolean unproportional = switch (name) {
            case "AWS/ELB RequestCount",
                    "AWS/ApplicationELB RequestCount",
                    "AWS/ELB Latency",
                    "AWS/ApplicationELB TargetResponseTime",
                    "AWS/SQS ApproximateNumberOfMessagesVisible" -> true;
            default -> false;
        };
        if (unproportional) {
            violations.add(
                    warning(
                            "TT-8",
                            "CustomizedMetricSpecification",
                            name
                                    + " does not fall in proportion when capacity is added; target tracking needs a metric that does"));
        }
    }

    private static boolean isCpu(MetricSpecification metric) {
        return metric.namespace().equals("AWS/EC2") && metric.metricName().equals("CPUUtilization");
    }

    private static RuleViolation error(String rule, String member, String message) {
        return new RuleViolation(Severity.ERROR, rule, member, member + " " + message);
    }

    private static RuleViolation warning(String rule, String member, String message) {
        return new RuleViolation(Severity.WARNING, rule, member, message);
    }
}
