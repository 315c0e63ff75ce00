package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.station.InFlightLost;
import dev.dryscale.record.RunResult;
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

        SameRun.assertSame(fast, events);
    }

    @Test
    void mostDrawnScenariosReallyUseTheFastLoop() {
        long fast = seeds().filter(seed -> FleetRun.run(RandomScenarios.eligibleForTheFastLoop(seed), NOBODY)
                        .path()
                        .startsWith("fast loop"))
                .count();

        assertThat(fast).isGreaterThan(100);
    }
}
