package dev.dryscale.experiment.tuning;

/**
 * A part of the traffic, in the word that {@code SweepRun.traffic} has for it.
 *
 * @param trace 0 for the scenario's own traffic, n for the n-th other trace
 * @param fromMinute from the start of the traffic
 * @param toMinute exclusive; later than the end means the end
 */
public record Window(int trace, long fromMinute, long toMinute) {

    public String word() {
        return trace + ":" + fromMinute + "-" + toMinute;
    }

    /**
     * The window that {@link #word} wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Window of(String word) {
        var parts = word.split("[:-]", -1);
        return new Window(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    public long minutes() {
        return toMinute - fromMinute;
    }
}
