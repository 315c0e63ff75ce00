package dev.dryscale.fleet.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.random.RandomStreams;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LC-14: the share of a new target grows in a straight line, so its requests are known in closed form. */
class SlowStartTest {

    private static final long MILLI = 1_000_000L;
    private static final long DURATION = 100_000 * MILLI;
    private static final int PER_SECOND = 100;

    private static Router router() {
        var options = new RoutingOptions(2, false, false, List.of(), DURATION, 1);
        return Router.of(RoutingAlgorithm.ROUND_ROBIN, options, new RandomStreams(1).named("routing"));
    }

    /** How many of the requests in {@code [fromMillis, toMillis)}, ten milliseconds apart, each of the rows gets. */
    private static int[] routed(Router router, long fromMillis, long toMillis) {
        var counts = new int[40];
        for (long at = fromMillis; at < toMillis; at += 1000 / PER_SECOND) {
            router.at(at * MILLI);
            counts[router.next()]++;
        }
        return counts;
    }

    private static void add(Router router, long atMillis, int... rows) {
        router.at(atMillis * MILLI);
        for (int row : rows) {
            router.add(row);
        }
    }

    /**
     * Beside k targets with full shares a new one has f / (k + f) of all requests when it has the part f of a share; from f = 0
     * to 1 that integrates to 1 - k ln(1 + 1/k).
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10})
    void theShareGrowsInAStraightLine(int k) {
        var router = router();
        for (int row = 1; row <= k; row++) {
            add(router, 0, row);
        }
        add(router, 1_000, 0);

        double all = DURATION / MILLI / 1000.0 * PER_SECOND;
        double expected = all * (1 - k * StrictMath.log(1 + 1.0 / k));
        assertThat((double) routed(router, 1_000, 101_000)[0]).isCloseTo(expected, within(2.0));
        assertThat((double) routed(router, 101_000, 201_000)[0]).isCloseTo(all / (k + 1), within(1.0));
    }

    /** A quarter of the way it takes one turn in four: 1 request in 5 beside one other target. */
    @Test
    void aQuarterOfTheWayItTakesAQuarterOfItsTurns() {
        var router = router();
        add(router, 0, 1);
        add(router, 1_000, 0);

        assertThat((double) routed(router, 25_500, 26_500)[0]).isCloseTo(PER_SECOND / 5.0, within(1.0));
    }

    @Test
    void targetsThatComeTogetherIntoAnEmptyGroupHaveTheirFullShares() {
        var router = router();
        add(router, 5_000, 1, 2, 3, 4);

        assertThat(routed(router, 5_000, 6_000)).startsWith(0, 25, 25, 25, 25, 0);
    }

    @Test
    void withoutATargetWithItsFullShareNobodyIsHeldBack() {
        var router = router();
        add(router, 0, 1);
        add(router, 1_000, 2, 3);
        router.removeFromRotation(1);

        assertThat(routed(router, 2_000, 3_000)).startsWith(0, 0, 50, 50, 0);
        add(router, 3_000, 4);
        assertThat(routed(router, 3_000, 3_500)[4])
                .as("nobody is out of slow start: the newcomer has its full share at once")
                .isGreaterThan(45);
    }

    @Test
    void aTargetThatWasUnhealthyStartsSlowlyAgain() {
        var router = router();
        add(router, 0, 1, 2);
        router.removeFromRotation(2);
        add(router, 50_000, 2);

        assertThat(routed(router, 50_000, 51_000)[2]).isLessThanOrEqualTo(1);
        assertThat(routed(router, 150_000, 151_000)[2]).isEqualTo(50);
    }

    @Test
    void aSlowStartThatEndedUnnoticedHoldsNobodyBack() {
        var router = router();
        add(router, 0, 1);
        add(router, 1_000, 2);
        router.removeFromRotation(1);
        add(router, 200_000, 3);

        assertThat(routed(router, 200_000, 201_000)[3])
                .as("target 2 is out of slow start by now")
                .isLessThanOrEqualTo(1);
    }
}
