package dev.dryscale.scenario.file;

import dev.dryscale.scenario.trace.Replay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which of a scenario's requests carry a recorded time at the server with them; gathered while its traffic is read. */
final class RecordedTimes {

    private final boolean asked;
    private long timed;
    private double seconds;
    private final List<String> without = new ArrayList<>();

    RecordedTimes(boolean asked) {
        this.asked = asked;
    }

    /** Whether {@code service:} takes its times from the trace. */
    boolean areAsked() {
        return asked;
    }

    /** Takes note of a recording; returns what is said about its times, empty when nobody asked for them. */
    String add(Replay replay) {
        timed += replay.timed();
        seconds += replay.timed() * replay.meanServiceNanos() / 1e9;
        if (replay.timed() < replay.requests()) {
            String name = replay.inputs().size() == 1 ? replay.inputs().get(0).name() : "the recordings";
            addWithout(String.format(
                    Locale.ROOT,
                    "%,d of %,d requests of %s",
                    replay.requests() - replay.timed(),
                    replay.requests(),
                    name));
        }
        return asked && replay.timed() > 0
                ? String.format(
                        Locale.ROOT,
                        "; %,d requests with their recorded time at the server, mean %s ms, waiting and I/O at the"
                                + " recorded load included",
                        replay.timed(),
                        BigDecimal.valueOf(replay.meanServiceNanos() / 1e6)
                                .setScale(3, RoundingMode.HALF_EVEN)
                                .toPlainString())
                : "";
    }

    /** Takes note of traffic that carries no times. */
    void addWithout(String what) {
        if (!without.contains(what)) {
            without.add(what);
        }
    }

    /** Forgets everything: other traffic takes the place of what was read. */
    void clear() {
        timed = 0;
        seconds = 0;
        without.clear();
    }

    /** Requests that carry a time. */
    long timed() {
        return timed;
    }

    /** Mean of the times that requests carry, in seconds. */
    double meanSeconds() {
        return timed == 0 ? 0 : seconds / timed;
    }

    /** The traffic that carries no times. */
    List<String> without() {
        return without;
    }
}
