package dev.dryscale.scenario.trace;

import dev.dryscale.traffic.TrafficSource;
import java.util.List;

/**
 * Recorded traffic, read and checked, ready to be replayed.
 *
 * @param source whose time 0 is the start
 * @param startEpochSecond of the start, UTC
 * @param startNanoOfSecond of the start
 * @param calendar whether the start is a time of the calendar; false when the stamps count from the recording's start
 * @param durationNanos from the start to the end of the last stamp or interval
 * @param requests recorded after filters, rounded where counts have fractions
 * @param timed requests whose time at the server is recorded: at the recorded load, queueing and I/O included
 * @param meanServiceNanos mean of these times; 0 without one
 * @param summary what was done, in one line
 * @param inputs which bytes it rests on, by name
 */
public record Replay(
        TrafficSource source,
        long startEpochSecond,
        int startNanoOfSecond,
        boolean calendar,
        long durationNanos,
        long requests,
        long timed,
        double meanServiceNanos,
        String summary,
        List<InputDigest> inputs) {

    public Replay {
        inputs = List.copyOf(inputs);
    }
}
