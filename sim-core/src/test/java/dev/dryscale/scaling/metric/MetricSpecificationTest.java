package dev.dryscale.scaling.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricSpecificationTest {

    private static final long MINUTE = 60_000_000_000L;

    /** TT-6, TT-19, TT-32. */
    @ParameterizedTest
    @CsvSource({
        "ASGAverageCPUUtilization,AWS/EC2,CPUUtilization,Average,EC2_INSTANCE,true",
        "ASGAverageNetworkIn,AWS/EC2,NetworkIn,Average,EC2_INSTANCE,true",
        "ASGAverageNetworkOut,AWS/EC2,NetworkOut,Average,EC2_INSTANCE,true",
        "ALBRequestCountPerTarget,AWS/ApplicationELB,RequestCountPerTarget,Sum,LOAD_BALANCER,false"
    })
    void aPredefinedTypeStandsForACloudWatchMetric(
            String type, String namespace, String name, String statistic, MetricFamily family, boolean filtered) {
        MetricSpecification metric = new PredefinedMetricSpecification(PredefinedMetricType.ofAwsName(type), null);
        assertThat(metric.namespace()).isEqualTo(namespace);
        assertThat(metric.metricName()).isEqualTo(name);
        assertThat(metric.statistic().awsName()).isEqualTo(statistic);
        assertThat(metric.family()).isEqualTo(family);
        assertThat(metric.family().leavesOutWarmingInstances()).isEqualTo(filtered);
        assertThat(metric.periodSeconds()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({
        "AWS/EC2,EC2_INSTANCE",
        "AWS/ApplicationELB,LOAD_BALANCER",
        "AWS/ELB,LOAD_BALANCER",
        "AWS/NetworkELB,LOAD_BALANCER",
        "AWS/ECS,ECS",
        "ECS/ContainerInsights,ECS",
        "AWS/SQS,CUSTOM",
        "Shop,CUSTOM"
    })
    void theNamespaceSettlesTheFamily(String namespace, MetricFamily family) {
        assertThat(customized(namespace).family()).isEqualTo(family);
    }

    @Test
    void dimensionsAreKeptInNameOrder() {
        CustomizedMetricSpecification metric = customized("Shop");
        assertThat(metric.dimensions().keySet()).containsExactly("a", "b");
        assertThat(metric.family().leavesOutWarmingInstances()).isFalse();
    }

    private static CustomizedMetricSpecification customized(String namespace) {
        return new CustomizedMetricSpecification(
                namespace, "Backlog", Map.of("b", "2", "a", "1"), Statistic.AVERAGE, null, 60);
    }

    @Test
    void anUnknownWordIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PredefinedMetricType.ofAwsName("ASGCPUUtilization"))
                .withMessage("unknown PredefinedMetricType 'ASGCPUUtilization'; known: ASGAverageCPUUtilization, "
                        + "ASGAverageNetworkIn, ASGAverageNetworkOut, ALBRequestCountPerTarget");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Statistic.ofAwsName("Mean"))
                .withMessage("unknown Statistic 'Mean'; known: Average, Minimum, Maximum, SampleCount, Sum");
        assertThat(Arrays.stream(Statistic.values()).map(Statistic::awsName).map(Statistic::ofAwsName))
                .containsExactly(Statistic.values());
    }

    /** CW-15b: a period is due once its end plus the lag has passed. */
    @ParameterizedTest
    @CsvSource({"180,0,180", "239,0,180", "240,0,240", "240,60,180", "299,60,180", "300,60,240", "30,60,-60"})
    void aPeriodIsDueWhenItsLagHasPassed(long nowSeconds, long lagSeconds, long endSeconds) {
        long second = 1_000_000_000L;
        assertThat(MetricWindow.newestDuePeriodEnd(nowSeconds * second, 60 * second, lagSeconds * second))
                .isEqualTo(endSeconds * second);
    }

    @Test
    void aWindowIsReadFromItsNewestSlotBackwards() {
        MetricWindow window = new MetricWindow(5 * MINUTE, MINUTE, Arrays.asList(Rational.ONE, null, Rational.ZERO));
        assertThat(window.valueOfAge(1)).isEqualTo(Rational.ZERO);
        assertThat(window.valueOfAge(2)).isNull();
        assertThat(window.valueOfAge(3)).isEqualTo(Rational.ONE);
        assertThat(window.valueOfAge(4)).isNull();
        assertThat(window.periodEndOfAge(1)).isEqualTo(5 * MINUTE);
        assertThat(window.periodEndOfAge(3)).isEqualTo(3 * MINUTE);
        assertThat(new MetricWindow(0, MINUTE, List.of()).valueOfAge(1)).isNull();
    }
}
