package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random scenarios from idle to overload, with time-outs, retries, drains and losses: the books of every run balance. */
final class AuditedRunsTest {

    static LongStream seeds() {
        Long only = Long.getLong("dryscale.seed");
        return only != null
                ? LongStream.of(only)
                : LongStream.range(0, Long.getLong("dryscale.randomScenarios", 1_000L));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBooksOfARandomScenarioBalance(long seed) {
        var result = FleetRun.run(RandomScenarios.any(seed), (now, desired, cpu) -> {});

        assertThat(result.audit().balances()).isTrue();
        assertThat(result.requests().offered()).isPositive();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRunIsAFunctionOfItsInput(long seed) {
        if (seed >= 50) {
            return;
        }
        var first = FleetRun.run(RandomScenarios.any(seed), (now, desired, cpu) -> {});
        var second = FleetRun.run(RandomScenarios.any(seed), (now, desired, cpu) -> {});

        assertThat(first.requests()).isEqualTo(second.requests());
        assertThat(first.activities()).isEqualTo(second.activities());
        assertThat(first.decisions()).isEqualTo(second.decisions());
        assertThat(first.usage()).isEqualTo(second.usage());
    }
}
