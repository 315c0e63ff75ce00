package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.random.Deterministic;
import org.junit.jupiter.api.Test;

/** In which minutes an instance gives a sample to the group's EC2 metrics. */
class MetricMembershipTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    private static Instance instance() {
        var none = new Deterministic(0);
        var kind = new InstanceModel("m5.large", 1, 1, new BootModel(none, none, none, 0, 0), 0, 0, 0);
        return new Instance("i-1", 0, new LaunchPlan("a", kind, LaunchPlan.ON_DEMAND, 1, 0), Instance.NO_ACTIVITY);
    }

    /** TT-39: the workflow begins within the third minute, which still has its sample; the fourth has none. */
    @Test
    void aTerminatingInstanceLeavesTheMetricAtTheNextMinute() {
        var instance = instance();
        instance.inMetricFromNanos = 0;
        instance.terminatingNanos = 2 * MINUTE + SECOND;
        assertThat(instance.isInMetric(2 * MINUTE, 3 * MINUTE)).isTrue();
        assertThat(instance.isInMetric(3 * MINUTE, 4 * MINUTE)).isFalse();
        instance.terminatingNanos = 3 * MINUTE;
        assertThat(instance.isInMetric(2 * MINUTE, 3 * MINUTE)).isTrue();
        assertThat(instance.isInMetric(3 * MINUTE, 4 * MINUTE)).isFalse();
    }

    /** TT-32: its warm-up ends within the third minute. */
    @Test
    void aWarmingInstanceIsNotYetInTheMetric() {
        var instance = instance();
        instance.inMetricFromNanos = 2 * MINUTE + SECOND;
        assertThat(instance.isInMetric(MINUTE, 2 * MINUTE)).isFalse();
        assertThat(instance.isInMetric(2 * MINUTE, 3 * MINUTE)).isTrue();
    }
}
