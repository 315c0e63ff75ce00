package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.policy.ScalingPolicy;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Candidates that read the same requests, drawn once, give what each of them gives alone. */
final class LockStepTest {

    private static final FleetRun.Watcher NOBODY = (now, desired, cpu) -> {};

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void runsInStepAgreeWithRunsAloneToTheLastBit(long seed) {
        var input = seed % 2 == 0 ? RandomScenarios.eligibleForTheFastLoop(seed) : RandomScenarios.any(seed);
        var other = RandomScenarios.any(seed + 1_000).policies();
        var inputs = List.of(input, with(input, other), with(input, List.of()));

        var together = LockStep.run(inputs, List.of(NOBODY, NOBODY, NOBODY));

        assertThat(together).hasSize(3);
        for (int i = 0; i < inputs.size(); i++) {
            var alone = FleetRun.run(inputs.get(i), NOBODY);
            SameRun.assertSame(together.get(i), alone);
            assertThat(together.get(i).path()).isEqualTo(alone.path());
        }
    }

    private static RunInput with(RunInput input, List<? extends ScalingPolicy> policies) {
        return new RunInput(
                input.scenario(),
                "other",
                input.model(),
                input.traffic(),
                List.copyOf(policies),
                input.fidelity(),
                input.startEpochSecond(),
                input.horizonNanos(),
                input.slo(),
                input.trafficSeed(),
                input.seed());
    }
}
