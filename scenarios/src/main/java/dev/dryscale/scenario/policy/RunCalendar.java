package dev.dryscale.scenario.policy;

/**
 * Where a run lies on the calendar, for policies that act by the clock.
 *
 * @param startEpochSecond of the run's start, UTC
 * @param horizonNanos length of the run
 */
public record RunCalendar(long startEpochSecond, long horizonNanos) {

    /** One day from the epoch, for policies that are read without a scenario. */
    public static final RunCalendar NONE = new RunCalendar(0, 86_400_000_000_000L);

    private static final int HOUR_SECONDS = 3_600;
    private static final long SECOND = 1_000_000_000L;

    long nanosOf(long epochSecond) {
        return (epochSecond - startEpochSecond) * SECOND;
    }

    long endEpochSecond() {
        return startEpochSecond + horizonNanos / SECOND;
    }

    int secondOfHour() {
        return (int) Math.floorMod(startEpochSecond, HOUR_SECONDS);
    }
}
