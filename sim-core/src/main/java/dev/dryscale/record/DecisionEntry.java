package dev.dryscale.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy decided at one evaluation, or why it did nothing.
 *
 * @param atNanos since the start
 * @param policy policy name
 * @param alarm which alarm was evaluated, e.g. {@code AlarmHigh}; null for decisions without an alarm
 * @param alarmState OK, ALARM or INSUFFICIENT_DATA after the evaluation
 * @param metric newest visible value; NaN when there is none
 * @param from desired capacity before
 * @param to desired capacity after; equal to {@code from} for a non-decision
 * @param outcome short code: {@code scaled-out}, {@code scaled-in}, {@code no-breach}, {@code insufficient-data},
 *     {@code warm-up}, {@code cooldown}, {@code at-maximum}, {@code at-minimum}, {@code veto}, {@code in-place}, {@code disabled}
 * @param reason the sentence, with the numbers of the formula
 * @param alarms the alarms of the policy that were evaluated at this instant; empty for a policy without alarms, and
 *     before the last 8 days of a run
 */
public record DecisionEntry(
        long atNanos,
        String policy,
        @Nullable String alarm,
        String alarmState,
        double metric,
        int from,
        int to,
        String outcome,
        String reason,
        List<AlarmReading> alarms) {

    public DecisionEntry {
        alarms = List.copyOf(alarms);
    }

    /** A decision without its alarms' datapoints. */
    public DecisionEntry(
            long atNanos,
            String policy,
            @Nullable String alarm,
            String alarmState,
            double metric,
            int from,
            int to,
            String outcome,
            String reason) {
        this(atNanos, policy, alarm, alarmState, metric, from, to, outcome, reason, List.of());
    }

    public boolean changedCapacity() {
        return from != to;
    }
}
