package dev.dryscale.experiment.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Halfin and Whitt 1981: servers = R + beta sqrt R. */
final class QueueingStaffingTest {

    /** 6,000 requests a minute of 1 s are R = 100: 100 + 10 beta servers. */
    @ParameterizedTest
    @CsvSource({"6000, 1, 1, 0, 100", "6000, 1, 1, 1, 110", "6000, 1, 4, 1, 28", "0, 1, 1, 2, 0", "60, 0.25, 2, 1, 1"})
    void theSquareRootRule(double requests, double seconds, int units, double beta, long instances) {
        assertThat(new QueueingStaffing("q", seconds, units, beta, 5).instances(requests))
                .isEqualTo(instances);
    }

    @Test
    void theLargestMinuteOfTheWindowDecides() {
        var controller = new QueueingStaffingController(new QueueingStaffing("q", 1, 1, 0, 2));
        var group = GroupSnapshot.atRest(1, 50, 1);
        assertThat(controller.decideAt(0, group, List.of(Rational.of(600))))
                .isInstanceOfSatisfying(
                        SetDesiredCapacity.class,
                        set -> assertThat(set.desiredCapacity()).isEqualTo(10));
        assertThat(controller.decideAt(1, group, List.of(Rational.of(120))))
                .isInstanceOfSatisfying(
                        SetDesiredCapacity.class,
                        set -> assertThat(set.desiredCapacity()).isEqualTo(10));
        assertThat(controller.decideAt(2, group, List.of(Rational.of(120))))
                .isInstanceOfSatisfying(
                        SetDesiredCapacity.class,
                        set -> assertThat(set.desiredCapacity()).isEqualTo(2));
    }
}
