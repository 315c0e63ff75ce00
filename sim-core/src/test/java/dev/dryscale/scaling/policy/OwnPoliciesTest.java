package dev.dryscale.scaling.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ThresholdScalingPolicy.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policies that are none of AWS's, by hand. */
final class OwnPoliciesTest {

    private static final long MINUTE = 60_000_000_000L;

    /** What becomes of a group of 0 to 20, minute by minute, when the metric is so. */
    private static String walk(TimedController controller, int desired, String values) {
        var sizes = new ArrayList<Integer>();
        int size = desired;
        long now = 0;
        for (String value : values.split(" ", -1)) {
            now = controller.nextCallNanos(now);
            var newest = value.equals("-") ? null : Rational.parse(value);
            var decision = controller.decideAt(now, GroupSnapshot.atRest(0, 20, size), Arrays.asList(newest));
            if (decision instanceof ScalingDecision.SetDesiredCapacity set) {
                size = set.desiredCapacity();
            }
            sizes.add(size);
        }
        assertThat(now).isEqualTo(sizes.size() * MINUTE);
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Out by 3 when two values are below 2, not again within 120 s; in by 1 when one is above 5, not again within 60 s. */
    @ParameterizedTest
    @CsvSource({
        "3 3 3, 10 10 10",
        "2 5 2, 10 10 10",
        "1 1 1 1 1, 10 13 13 16 16",
        "1 - 1 1, 10 10 10 13",
        "6 6 6, 9 8 7",
        "1 1 6 6 1 1, 10 13 12 11 11 14",
        "1 1 1 1 1 1 1 1 1 1, 10 13 13 16 16 19 19 20 20 20"
    })
    void thresholdsHaveACooldownEach(String values, String sizes) {
        var policy = new ThresholdScalingPolicy(
                "own",
                Given.CPU,
                60,
                new Rule(false, Rational.of(2), 2, 3, 120),
                new Rule(true, Rational.of(5), 1, 1, 60));
        var controller = (TimedController) policy.newController(Given.profile("-"), Given.group(0, 20, 10));

        assertThat(walk(controller, 10, values)).isEqualTo(sizes);
    }

    /** 60/s each: 3,600 requests a minute are one instance, one more are two. */
    @ParameterizedTest
    @CsvSource({
        "false, 3600 3601 0 - 72000, 1 2 0 0 20",
        "true, 3600 3601 0 - 72000, 10 10 10 10 20",
        "false, 1000000, 20"
    })
    void theNewestRateIsDividedAndRoundedUp(boolean outOnly, String values, String sizes) {
        var policy = new RequestRateScalingPolicy("own", Rational.of(60), 60, outOnly);
        var controller = (TimedController) policy.newController(Given.profile("-"), Given.group(0, 20, 10));

        assertThat(walk(controller, 10, values)).isEqualTo(sizes);
    }

    @Test
    void impossibleValuesAreRefused() {
        var rule = new Rule(true, Rational.ONE, 1, 1, 0);
        var never = new Rule(true, Rational.ONE, 0, 1, 0);

        assertThatThrownBy(() -> new ThresholdScalingPolicy("own", Given.CPU, 90, rule, rule))
                .hasMessageContaining("whole minutes");
        assertThatThrownBy(() -> new ThresholdScalingPolicy("own", Given.CPU, 60, never, rule))
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new RequestRateScalingPolicy("own", Rational.ZERO, 60, false))
                .hasMessageContaining("above 0");
        assertThat(List.of(new RequestRateScalingPolicy("own", Rational.ONE, 10, true)))
                .hasSize(1);
    }
}
