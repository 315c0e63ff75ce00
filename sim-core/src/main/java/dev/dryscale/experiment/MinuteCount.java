package dev.dryscale.experiment;

import dev.dryscale.fleet.FleetRun;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the simulated minutes of many runs, tells the progress, and stops the runs when nobody waits for them any more. */
final class MinuteCount {

    /** The progress is told so many times; text for each minute would cost more than the minute. */
    private static final long REPORTS = 200;

    private final Progress progress;
    private final long minutesInAll;
    private final AtomicLong minutesDone = new AtomicLong();

    MinuteCount(Progress progress, long minutesInAll) {
        this.progress = progress;
        this.minutesInAll = Math.max(1, minutesInAll);
    }

    static long minutes(Scenario scenario) {
        return scenario.horizonNanos() / 60_000_000_000L;
    }

    /** Who watches a run of {@code candidate}. */
    FleetRun.Watcher watcher(Candidate candidate) {
        return (now, desired, cpu) -> {
            long done = minutesDone.incrementAndGet();
            if (done * REPORTS / minutesInAll != (done - 1) * REPORTS / minutesInAll) {
                progress.report(Math.min(1, (double) done / minutesInAll), phrase(candidate, desired, cpu));
            }
            check();
        };
    }

    /** Stops who works for nobody. */
    void check() {
        if (progress.cancelled()) {
            throw new CancellationException();
        }
    }

    private static String phrase(Candidate candidate, int desired, double cpu) {
        return Double.isNaN(cpu)
                ? String.format(Locale.ROOT, "%s: %d instances", candidate.name(), desired)
                : String.format(Locale.ROOT, "%s: %d instances, CPU %.0f %%", candidate.name(), desired, cpu);
    }
}
