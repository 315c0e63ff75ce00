package dev.dryscale.fleet.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The tournament and the heap against a scan and a sorted set, under random operations. */
class SelectionTest {

    @Test
    void theTournamentKnowsTheSmallestKeyOfAll() {
        RandomStream chance = new RandomStreams(21).named("operations");
        var tournament = new Tournament();
        long[] keys = new long[0];
        for (int i = 0; i < 20_000; i++) {
            if (i % 200 == 0) {
                int rows = 1 + i / 200;
                tournament.ensure(rows);
                keys = Arrays.copyOf(keys, rows);
                keys[rows - 1] = Tournament.NEVER;
            }
            int row = (int) (chance.nextDouble() * keys.length);
            keys[row] = chance.nextDouble() < 0.1 ? Tournament.NEVER : (long) (chance.nextDouble() * 50);
            tournament.set(row, keys[row]);
            long least = Arrays.stream(keys).min().orElseThrow();
            assertThat(tournament.least()).isEqualTo(least);
            assertThat(tournament.keyOf(row)).isEqualTo(keys[row]);
            assertThat(keys[tournament.leastRow()]).isEqualTo(least);
        }
    }

    @Test
    void theHeapAgreesWithASortedSet() {
        RandomStream chance = new RandomStreams(22).named("operations");
        var heap = new RequestHeap();
        long[] nanos = new long[500];
        var sorted = new TreeSet<Integer>(
                Comparator.comparingLong((Integer id) -> nanos[id]).thenComparing(id -> id));
        for (int i = 0; i < 20_000; i++) {
            int id = (int) (chance.nextDouble() * 500);
            if (sorted.contains(id) && nanos[id] == heap.nanosOf(id)) {
                heap.remove(id);
                sorted.remove(id);
            } else if (chance.nextDouble() < 0.6) {
                nanos[id] = i + 20_000 * (long) (chance.nextDouble() * 1_000_000);
                heap.add(id, nanos[id]);
                sorted.add(id);
            } else if (!sorted.isEmpty()) {
                int first = sorted.pollFirst();
                assertThat(heap.takeLeast()).isEqualTo(first);
            }
            assertThat(heap.leastNanos()).isEqualTo(sorted.isEmpty() ? RequestHeap.NEVER : nanos[sorted.first()]);
            assertThat(heap.ids()).hasSize(sorted.size());
        }
    }
}
