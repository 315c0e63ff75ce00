package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.station.InFlightLost;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever the fast loop may be used, the event loop gives the very same result. */
final class TwoPathsOneAnswerTest {

    private static final FleetRun.Watcher NOBODY = (now, desired, cpu) -> {};

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void fastLoopAndEventLoopAgreeToTheLastBit(long seed) {
        var input = RandomScenarios.eligibleForTheFastLoop(seed);
        RunResult fast;
        try {
            fast = FleetRun.start(input, PlaneFactory.Kind.FAST, NOBODY);
        } catch (InFlightLost lost) {
            return; // an instance went with requests in flight: the fast loop says so and is not used
        }
        var events = FleetRun.start(input, PlaneFactory.Kind.EVENTS, NOBODY);

        assertThat(fast.requests()).isEqualTo(events.requests());
        assertThat(buckets(fast)).isEqualTo(buckets(events));
        assertThat(fast.latency().sumNanos()).isEqualTo(events.latency().sumNanos());
        assertThat(fast.activities()).isEqualTo(events.activities());
        assertThat(fast.decisions()).isEqualTo(events.decisions());
        assertThat(fast.usage()).isEqualTo(events.usage());
        for (var column : Timeline.Column.values()) {
            if (fast.timeline().has(column)) {
                assertThat(fast.timeline().column(column))
                        .as("%s", column)
                        .isEqualTo(events.timeline().column(column));
            }
        }
        assertThat(fast.audit().lines().stream()
                        .map(line -> line.identity() + line.left())
                        .toList())
                .isEqualTo(events.audit().lines().stream()
                        .map(line -> line.identity() + line.left())
                        .toList());
    }

    @Test
    void mostDrawnScenariosReallyUseTheFastLoop() {
        long fast = seeds().filter(seed -> FleetRun.run(RandomScenarios.eligibleForTheFastLoop(seed), NOBODY)
                        .path()
                        .startsWith("fast loop"))
                .count();

        assertThat(fast).isGreaterThan(100);
    }

    private static List<Long> buckets(RunResult result) {
        var buckets = new ArrayList<Long>();
        result.latency().forEachBucket((lowest, count) -> {
            buckets.add(lowest);
            buckets.add(count);
        });
        return buckets;
    }
}
