package dev.dryscale.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.random.RandomStreams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SimulatorTest {

    private final Simulator simulator = new Simulator();
    private final List<String> seen = new ArrayList<>();

    @Test
    void eventsOccurByTimeThenRankThenOrderOfScheduling() {
        simulator.schedule(20, 0, now -> seen.add("late"));
        simulator.schedule(10, 5, now -> seen.add("ranked last"));
        simulator.schedule(10, 1, now -> seen.add("first of its rank"));
        simulator.schedule(10, 1, now -> seen.add("second of its rank"));

        simulator.runEventsUntil(30);

        assertThat(seen).containsExactly("first of its rank", "second of its rank", "ranked last", "late");
        assertThat(simulator.nowNanos()).isEqualTo(30);
    }

    @Test
    void anEventMayScheduleAnotherAtItsOwnInstant() {
        simulator.schedule(10, 1, now -> simulator.schedule(now, 2, then -> seen.add("same instant")));

        simulator.runEventsUntil(10);

        assertThat(seen).containsExactly("same instant");
    }

    @Test
    void theClockDoesNotRunPastWhatWasAskedFor() {
        simulator.schedule(10, 0, now -> seen.add("ten"));

        simulator.runEventsUntil(9);

        assertThat(seen).isEmpty();
        assertThat(simulator.nextEventNanos()).isEqualTo(10);
    }

    @Test
    void thePastCannotBeScheduled() {
        simulator.runEventsUntil(100);

        assertThatThrownBy(() -> simulator.schedule(99, 0, now -> {}))
                .hasMessage("cannot schedule at 99 ns, the clock is already at 100 ns");
    }

    /** Against a list that is sorted, by a stable sort. */
    @Test
    void aThousandRandomEventsComeInSortedOrder() {
        record Planned(long at, int rank, int number) {}
        var stream = new RandomStreams(1).named("events");
        var planned = new ArrayList<Planned>();
        var occurred = new ArrayList<Planned>();
        for (int i = 0; i < 1000; i++) {
            var event = new Planned(stream.nextInt(50), stream.nextInt(3), i);
            planned.add(event);
            simulator.schedule(event.at(), event.rank(), now -> occurred.add(event));
        }

        simulator.runEventsUntil(50);

        planned.sort(Comparator.comparingLong(Planned::at).thenComparingInt(Planned::rank));
        assertThat(occurred).isEqualTo(planned);
    }
}
