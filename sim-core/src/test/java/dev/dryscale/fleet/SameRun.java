package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.record.RunResult;
import dev.dryscale.record.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Two results that must agree to the last bit in all but the words for the engine that made them. */
final class SameRun {

    private SameRun() {}

    static void assertSame(RunResult fast, RunResult events) {
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

    private static List<Long> buckets(RunResult result) {
        var buckets = new ArrayList<Long>();
        result.latency().forEachBucket((lowest, count) -> {
            buckets.add(lowest);
            buckets.add(count);
        });
        return buckets;
    }
}
