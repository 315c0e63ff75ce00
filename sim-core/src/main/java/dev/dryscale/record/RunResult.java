package dev.dryscale.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that one run leaves behind; immutable. Times are nanoseconds since the start; {@code startEpochSecond} places the
 * start on the calendar (UTC).
 *
 * @param path which engine ran and why, e.g. {@code fast loop}, {@code event loop: processor sharing}
 * @param percentiles {@code exact} or {@code histogram}
 * @param stretches the requests cut into stretches of the run, of which there is at least one
 * @param usage what there is to pay for, in exact units
 * @param knobs every setting that AWS does not document, with the value used
 * @param observation null unless the scenario asks to observe
 */
public record RunResult(
        String scenario,
        String candidate,
        long seed,
        String fidelity,
        String path,
        String percentiles,
        long startEpochSecond,
        long horizonNanos,
        RequestTotals requests,
        LatencyHistogram latency,
        List<RequestStretch> stretches,
        Timeline timeline,
        List<ScalingActivity> activities,
        List<DecisionEntry> decisions,
        Usage usage,
        AuditReport audit,
        Map<String, String> knobs,
        List<String> notes,
        @Nullable Observation observation) {

    public RunResult {
        stretches = List.copyOf(stretches);
        activities = List.copyOf(activities);
        decisions = List.copyOf(decisions);
        notes = List.copyOf(notes);
    }

    /** The same with one more note; as it is without one. */
    public RunResult noting(@Nullable String note) {
        if (note == null) {
            return this;
        }
        var more = new ArrayList<>(notes);
        more.add(note);
        return new RunResult(
                scenario,
                candidate,
                seed,
                fidelity,
                path,
                percentiles,
                startEpochSecond,
                horizonNanos,
                requests,
                latency,
                stretches,
                timeline,
                activities,
                decisions,
                usage,
                audit,
                knobs,
                more,
                observation);
    }
}
