package dev.dryscale.experiment.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChainsTest {

    /** Asks for {@code first}, {@code first} + 10, + 20 …; each answer must be the square of what was asked. */
    private static Chains.Chain counting(int first, int times, List<Integer> right) {
        return objective -> {
            for (int i = 0; i < times; i++) {
                double asked = first + 10.0 * i;
                if (objective.applyAsDouble(new double[] {asked}) == asked * asked) {
                    right.add(first);
                }
            }
        };
    }

    @Test
    void pointsOfAllChainsAreEvaluatedTogetherInTheirOrderAsLongAsEachLives() {
        var batches = new ArrayList<List<Double>>();
        var right = Collections.synchronizedList(new ArrayList<Integer>());
        var chains = List.of(counting(1, 3, right), counting(2, 1, right), counting(3, 2, right));
        Chains.run(chains, points -> {
            batches.add(points.stream().map(point -> point[0]).toList());
            return points.stream().mapToDouble(point -> point[0] * point[0]).toArray();
        });

        assertThat(batches).containsExactly(List.of(1.0, 2.0, 3.0), List.of(11.0, 13.0), List.of(21.0));
        assertThat(right).hasSize(6);
    }

    @Test
    void whatAnEvaluationThrowsEndsAllChains() {
        var right = Collections.synchronizedList(new ArrayList<Integer>());
        var chains = IntStream.range(0, 4).mapToObj(i -> counting(i, 5, right)).toList();

        assertThatThrownBy(() -> Chains.run(chains, points -> {
                    throw new CancellationException("nobody waits");
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(right).isEmpty();
    }
}
