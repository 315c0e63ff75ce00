package dev.dryscale.experiment.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingDecision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** kubernetes.io, Horizontal Pod Autoscaling, "Algorithm details" and "Scaling policies". */
final class HorizontalPodAutoscalerTest {

    private static final long MINUTE = 60_000_000_000L;

    private static HorizontalPodAutoscalerController controller(int target) {
        return new HorizontalPodAutoscalerController(
                new HorizontalPodAutoscaler("hpa", Rational.of(target), Rational.of(1, 10), 300));
    }

    /**
     * "If the current metric value is 200m, and the desired value is 100m, the number of replicas will be doubled ... If the
     * current value is instead 50m, you'll halve the number of replicas"; nothing within 0.9 to 1.1; 7 × 50 / 70 is 5, not 6.
     */
    @ParameterizedTest
    @CsvSource({
        "3, 0, 200, 100, 6",
        "4, 0, 50, 100, 2",
        "5, 0, 110, 100, 5",
        "5, 0, 111, 100, 6",
        "5, 0, 90, 100, 5",
        "10, 0, 89, 100, 9",
        "7, 0, 50, 70, 5",
        // 4 ready at 200 %, 4 not ready at 0 %: 100 % on average, so nothing; with 2 not ready 133 %, 8 in all
        "4, 4, 200, 100, 8",
        "4, 2, 200, 100, 8"
    })
    void theFormulaIsTheDocumentedOne(int ready, int unready, long metric, int target, long replicas) {
        assertThat(controller(target).replicas(Rational.of(metric), ready, unready, ready + unready))
                .isEqualTo(replicas);
    }

    private static int desired(ScalingDecision decision, int now) {
        return decision instanceof ScalingDecision.SetDesiredCapacity set ? set.desiredCapacity() : now;
    }

    /** At most the larger of twice and four more. */
    @Test
    void scalingOutIsLimitedPerPeriod() {
        var decision = controller(10).decideAt(MINUTE, GroupSnapshot.atRest(1, 100, 3), List.of(Rational.of(100)));
        assertThat(desired(decision, 3)).isEqualTo(7);
        var more = controller(10).decideAt(MINUTE, GroupSnapshot.atRest(1, 100, 8), List.of(Rational.of(100)));
        assertThat(desired(more, 8)).isEqualTo(16);
    }

    /** The recommendation to keep 10 was made in minute 1 and holds for 300 s: at minute 6 it still counts, at 7 no more. */
    @Test
    void scalingInWaitsForTheLargestRecommendationOfTheWindow() {
        var controller = controller(50);
        var group = GroupSnapshot.atRest(1, 100, 10);
        assertThat(desired(controller.decideAt(MINUTE, group, List.of(Rational.of(50))), 10))
                .isEqualTo(10);
        for (int minute = 2; minute <= 6; minute++) {
            assertThat(desired(controller.decideAt(minute * MINUTE, group, List.of(Rational.of(20))), 10))
                    .as("minute %d", minute)
                    .isEqualTo(10);
        }
        assertThat(desired(controller.decideAt(7 * MINUTE, group, List.of(Rational.of(20))), 10))
                .isEqualTo(4);
    }
}
