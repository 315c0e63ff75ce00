package dev.dryscale.fleet.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.random.Deterministic;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The shared resource against hand-worked times and against a simulation of its servers one by one. */
final class DownstreamTest {

    /** Two servers of 10: arrivals at 0, 1, 2, 30 leave at 10, 11, 20, 40. */
    @Test
    void whoComesFirstIsServedFirst() {
        var two = new Downstream(new DownstreamModel(2, new Deterministic(1)));
        assertThat(two.delayNanos(10, 0)).isEqualTo(10);
        assertThat(two.delayNanos(10, 1)).isEqualTo(10);
        assertThat(two.delayNanos(10, 2)).isEqualTo(18);
        assertThat(two.delayNanos(10, 30)).isEqualTo(10);
    }

    @Test
    void noResourceDelaysNobody() {
        assertThat(new Downstream(null).delayNanos(10, 5)).isZero();
    }

    @Test
    void departuresAreThoseOfServersOneByOne() {
        var chance = new Random(7);
        var five = new Downstream(new DownstreamModel(5, new Deterministic(1)));
        var busyUntil = new PriorityQueue<Long>();
        long now = 0;
        for (int i = 0; i < 10_000; i++) {
            now += chance.nextInt(20);
            long service = 1L + chance.nextInt(100);
            while (!busyUntil.isEmpty() && busyUntil.peek() <= now) {
                busyUntil.remove();
            }
            // with all five busy the newcomer takes the server that is free first after those that wait before it
            long start = busyUntil.size() < 5 ? now : nthFreed(busyUntil, busyUntil.size() - 4);
            busyUntil.add(start + service);
            assertThat(five.delayNanos(service, now)).isEqualTo(start + service - now);
        }
    }

    /** The n-th smallest departure: when as many have left, a server is free for the newcomer. */
    private static long nthFreed(PriorityQueue<Long> departures, int n) {
        return departures.stream().sorted().skip(n - 1L).findFirst().orElseThrow();
    }
}
