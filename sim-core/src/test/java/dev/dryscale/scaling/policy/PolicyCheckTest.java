package dev.dryscale.scaling.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scaling.policy.RuleViolation.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyCheckTest {

    @ParameterizedTest
    @CsvSource({
        "50,-",
        "79.9,-",
        "80,WARNING TT-20",
        "99.9,WARNING TT-20",
        "100,WARNING TT-10",
        "120,WARNING TT-10",
        "0,ERROR TT-20",
        "-1,ERROR TT-20"
    })
    void judgesACpuTarget(String target, String expected) {
        assertThat(codes(PolicyCheck.targetTracking(Given.CPU, Rational.parse(target), null)))
                .isEqualTo(expected);
    }

    /** The seed file: target 80, so that a saturated group grows by 100/80 at most. */
    @Test
    void saysHowFastASaturatedGroupCanGrow() {
        TargetTrackingPolicy seed = TargetTrackingPolicy.of("seed", Given.CPU, Rational.of(80));
        assertThat(PolicyCheck.of(seed))
                .containsExactly(new RuleViolation(
                        Severity.WARNING,
                        "TT-20",
                        "TargetValue",
                        "CPU utilization stops at 100 %, so with a target of 80 one scale-out multiplies the warmed"
                                + " instances by at most 1.25, however large the overload"));
        assertThat(codes(PolicyCheck.targetTracking(Given.REQUESTS, Rational.of(3000), null)))
                .isEqualTo("-");
    }

    /** TT-6. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "ALBRequestCountPerTarget,null,ERROR TT-6",
                "ALBRequestCountPerTarget,app/web/50dc/targetgroup/web/943f,-",
                "ALBRequestCountPerTarget,targetgroup/web/943f,ERROR TT-6",
                "ALBRequestCountPerTarget,app/web/50dc/targetgroup/web/943f/,ERROR TT-6",
                "ASGAverageNetworkIn,null,-",
                "ASGAverageNetworkIn,app/web/50dc/targetgroup/web/943f,ERROR TT-6"
            })
    void aResourceLabelGoesWithTheLoadBalancerMetricOnly(String type, @Nullable String label, String expected) {
        MetricSpecification metric = new PredefinedMetricSpecification(PredefinedMetricType.ofAwsName(type), label);
        assertThat(codes(PolicyCheck.targetTracking(metric, Rational.of(1000), null)))
                .isEqualTo(expected);
    }

    /** TT-7, TT-8. */
    @ParameterizedTest
    @CsvSource({
        "AWS/SQS,ApproximateNumberOfMessagesVisible,60,WARNING TT-8",
        "AWS/ApplicationELB,RequestCount,60,WARNING TT-8",
        "AWS/ELB,RequestCount,60,WARNING TT-8",
        "AWS/ELB,Latency,60,WARNING TT-8",
        "AWS/ApplicationELB,TargetResponseTime,60,WARNING TT-8",
        "AWS/ApplicationELB,RequestCountPerTarget,60,-",
        "Shop,Backlog,10,-",
        "Shop,Backlog,30,-",
        "Shop,Backlog,60,-",
        "Shop,Backlog,300,ERROR TT-7",
        "Shop,Backlog,20,ERROR TT-7",
        "AWS/EC2,CPUUtilization,60,WARNING TT-10",
        "AWS/EC2,NetworkIn,60,-",
        "Shop,CPUUtilization,60,-"
    })
    void judgesACustomizedMetric(String namespace, String name, int period, String expected) {
        MetricSpecification metric =
                new CustomizedMetricSpecification(namespace, name, Map.of(), Statistic.AVERAGE, null, period);
        assertThat(codes(PolicyCheck.targetTracking(metric, Rational.of(1000), 0)))
                .isEqualTo(expected);
    }

    @Test
    void namesEveryViolationAtOnce() {
        MetricSpecification metric =
                new PredefinedMetricSpecification(PredefinedMetricType.ALB_REQUEST_COUNT_PER_TARGET, null);
        List<RuleViolation> violations = PolicyCheck.targetTracking(metric, Rational.ZERO, -5);
        assertThat(codes(violations)).isEqualTo("ERROR TT-20|ERROR TT-30|ERROR TT-6");
        assertThat(violations.get(0).message()).isEqualTo("TargetValue must be above 0, was 0");
        assertThat(violations.get(1).message()).isEqualTo("EstimatedInstanceWarmup must be at least 0 s, was -5");
        assertThat(violations.get(2).message())
                .isEqualTo("ResourceLabel ALBRequestCountPerTarget needs it: "
                        + "app/<load balancer>/<id>/targetgroup/<target group>/<id>");
        assertThat(violations)
                .extracting(RuleViolation::member)
                .containsExactly("TargetValue", "EstimatedInstanceWarmup", "ResourceLabel");
    }

    private static String codes(List<RuleViolation> violations) {
        return violations.isEmpty()
                ? "-"
                : String.join(
                        "|",
                        violations.stream()
                                .map(found -> found.severity() + " " + found.rule())
                                .toList());
    }
}
