package dev.dryscale.fleet.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Routers against the plainest programs that obey the same rule. */
class RouterTest {

    /** Least outstanding requests as it is defined: look at everybody. */
    private static final class NaiveLeast {
        private final int[] outstanding;
        private final boolean[] in;
        private int turn;

        NaiveLeast(int rows) {
            outstanding = new int[rows];
            in = new boolean[rows];
        }

        int next() {
            int best = Router.NO_TARGET;
            for (int i = 0; i < in.length; i++) {
                int row = (turn + i) % in.length;
                if (in[row] && (best < 0 || outstanding[row] < outstanding[best])) {
                    best = row;
                }
            }
            turn = best < 0 ? turn : best + 1;
            return best;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, 0.5",
        "2, 40, 0.5",
        "3, 64, 0.52",
        "4, 130, 0.5",
        "5, 3, 0.9",
        "6, 70, 0.999",
        "7, 300, 0.6",
        "8, 9000, 0.6"
    })
    void leastOutstandingRequestsAgreesWithAScanOfAllTargets(long seed, int rows, double share) {
        RandomStream chance = new RandomStreams(seed).named("operations");
        var router = Router.of(RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS);
        var naive = new NaiveLeast(rows);
        List<Integer> sent = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            if (chance.nextDouble() < 0.02 * Math.min(1, rows / 20.0)) {
                toggle(router, naive, (int) (chance.nextDouble() * rows));
            } else if (sent.isEmpty() || chance.nextDouble() < share) {
                int row = router.next();
                assertThat(row).isEqualTo(naive.next());
                if (row >= 0) {
                    router.sent(row);
                    naive.outstanding[row]++;
                    sent.add(row);
                }
            } else {
                int row = sent.remove((int) (chance.nextDouble() * sent.size()));
                router.left(row);
                naive.outstanding[row]--;
            }
        }
    }

    private static Router withLots(RoutingAlgorithm algorithm) {
        return Router.of(algorithm, RoutingOptions.DEFAULT, new RandomStreams(1).named("routing"));
    }

    private static void toggle(Router router, NaiveLeast naive, int row) {
        if (naive.in[row]) {
            router.removeFromRotation(row);
        } else {
            router.add(row);
        }
        naive.in[row] = !naive.in[row];
    }

    @Test
    void countsBeyondTheLastLevelAreStillExact() {
        var router = Router.of(RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS);
        router.add(0);
        router.add(1);
        for (int i = 0; i < 70; i++) {
            router.sent(0);
        }
        for (int i = 0; i < 80; i++) {
            router.sent(1);
        }
        // 70 against 80: ten in a row go to 0, then both have 80 and take turns
        for (int i = 0; i < 10; i++) {
            assertThat(router.next()).isZero();
            router.sent(0);
        }
        assertThat(router.next()).isEqualTo(1);
        assertThat(router.next()).isZero();
        router.left(1);
        assertThat(router.next()).isEqualTo(1);
        assertThat(router.next()).isEqualTo(1);
    }

    @Test
    void tiesTakeTurns() {
        var router = Router.of(RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS);
        for (int row : new int[] {4, 1, 9}) {
            router.add(row);
        }
        assertThat(List.of(router.next(), router.next(), router.next(), router.next()))
                .containsExactly(1, 4, 9, 1);
    }

    @Test
    void roundRobinFollowsTheOrderOfRegistration() {
        var router = Router.of(RoutingAlgorithm.ROUND_ROBIN);
        for (int row : new int[] {4, 1, 9}) {
            router.add(row);
        }
        assertThat(List.of(router.next(), router.next(), router.next(), router.next()))
                .containsExactly(4, 1, 9, 4);
    }

    @ParameterizedTest
    @CsvSource({"11, 3", "12, 10", "13, 100"})
    void roundRobinSkipsNobodyAndServesNobodyTwiceWhenTargetsComeAndGo(long seed, int rows) {
        RandomStream chance = new RandomStreams(seed).named("operations");
        var router = Router.of(RoutingAlgorithm.ROUND_ROBIN);
        // the reference keeps the cycle as a list whose head is next
        List<Integer> inOrder = new ArrayList<>();
        int head = 0;
        for (int i = 0; i < 20_000; i++) {
            int row = (int) (chance.nextDouble() * rows);
            if (chance.nextDouble() < 0.9) {
                assertThat(router.next()).isEqualTo(inOrder.isEmpty() ? Router.NO_TARGET : inOrder.get(head));
                head = inOrder.isEmpty() ? 0 : (head + 1) % inOrder.size();
            } else if (inOrder.contains(row)) {
                int next = inOrder.get(head) == row ? inOrder.get((head + 1) % inOrder.size()) : inOrder.get(head);
                router.removeFromRotation(row);
                inOrder.remove((Integer) row);
                head = Math.max(0, inOrder.indexOf(next));
            } else {
                router.add(row);
                inOrder.add(row);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutTargetsThereIsNoRoute(RoutingAlgorithm algorithm) {
        var router = withLots(algorithm);
        assertThat(router.next()).isEqualTo(Router.NO_TARGET);
        router.add(3);
        router.removeFromRotation(3);
        router.removeFromRotation(3);
        router.removeFromRotation(300);
        assertThat(router.next()).isEqualTo(Router.NO_TARGET);
    }

    @ParameterizedTest
    @EnumSource
    void aTargetIsRegisteredOnce(RoutingAlgorithm algorithm) {
        var router = withLots(algorithm);
        router.add(3);
        assertThatThrownBy(() -> router.add(3)).hasMessageContaining("row 3 is in rotation already");
    }

    /** By hand, at most two each: rows 0 and 2 fill up in the order of their index, then the one with fewest is taken. */
    @Test
    void packingFillsTheLowestIndexFirst() {
        var router = new IndexPacking(2);
        router.add(2);
        router.add(0);
        var chosen = new ArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            chosen.add(router.next());
            router.sent(router.next());
        }
        router.left(2);
        chosen.add(router.next());
        router.removeFromRotation(0);
        router.sent(2);
        router.sent(2);
        chosen.add(router.next());

        assertThat(chosen).containsExactly(0, 0, 2, 2, 0, 2, 2);
    }

    @Test
    void aTargetComesBackWithWhatItStillHasOutstanding() {
        var router = Router.of(RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS);
        router.add(0);
        router.add(1);
        router.sent(0);
        router.sent(0);
        router.sent(1);
        router.removeFromRotation(0);
        router.left(0);
        router.add(0);
        // one each
        assertThat(List.of(router.next(), router.next())).containsExactly(0, 1);
        router.left(0);
        assertThat(List.of(router.next(), router.next())).containsExactly(0, 0);
    }
}
