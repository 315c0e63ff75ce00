package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

final class TraceComparisonsTest {

    private static TracePlan plan() {
        return new TracePlan(List.of(
                new TracePlan.Trace("one", GateFlappingTest.plan(1, 2, List.of())),
                new TracePlan.Trace("two", GateFlappingTest.plan(2, 2, List.of()))));
    }

    /** Cancels as soon as so much is done. */
    private static Progress until(double fraction) {
        return new Progress() {
            private volatile boolean over;

            @Override
            public void report(double done, String doing) {
                over |= done > fraction;
            }

            @Override
            public boolean cancelled() {
                return over;
            }
        };
    }

    @Test
    void anInterruptedComparisonHasTheTracesThatAreComplete() {
        var comparison = TraceComparisons.run(plan(), until(0.5));

        assertThat(comparison.traces()).extracting(TraceComparison.Trace::name).containsExactly("one");
        assertThat(comparison.pooled().warnings()).contains("interrupted: 1 of 2 traces are complete");
    }

    @Test
    void withoutACompleteTraceThereIsNothingToShow() {
        assertThatThrownBy(() -> TraceComparisons.run(plan(), until(0))).isInstanceOf(CancellationException.class);
    }
}
