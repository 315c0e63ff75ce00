package dev.dryscale.scenario.trace;

import java.time.ZoneOffset;

/**
 * The reader of a CloudWatch metric exported as {@code timestamp,value}, as the Numenta Anomaly Benchmark stores them.
 * CloudWatch speaks UTC, so stamps without an offset are UTC unless {@code timeZone:} says otherwise.
 */
final class CloudWatchCsv {

    private CloudWatchCsv() {}

    static boolean recognises(TraceHead head, ReplayOptions options) {
        return options.header().isEmpty() && head.first().equals("timestamp,value");
    }

    static LineParser open(TraceHead head, ReplayOptions options) throws RefusedTraceException {
        return CountsCsv.open(head, options, ZoneOffset.UTC);
    }
}
