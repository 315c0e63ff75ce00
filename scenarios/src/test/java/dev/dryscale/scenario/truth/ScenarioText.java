package dev.dryscale.scenario.truth;

import java.util.LinkedHashMap;
import java.util.Map;

/** A scenario being written, word by word. */
final class ScenarioText {

    private static final double MINUTE = 60e9;

    private final Map<String, String> words = new LinkedHashMap<>();

    ScenarioText(long minutes) {
        put("dryscale", "1");
        put("profile", "truth-docs");
        put("name", "truth");
        put("duration", minutes + "m");
        put("policies", "{fixed: none}");
    }

    ScenarioText put(String word, String value) {
        words.put(word, value);
        return this;
    }

    /** A group of instances that stays as it is. */
    ScenarioText fleet(int instances, int concurrency, String boot) {
        put(
                "instance",
                "{type: m5.large, concurrency: " + concurrency + ", boot: {running: " + boot
                        + ", ready: 0s, registration: 0s}}");
        return group(instances, instances, instances);
    }

    ScenarioText group(int min, int max, int desired) {
        return put(
                "group",
                "{MinSize: " + min + ", MaxSize: " + max + ", DesiredCapacity: " + desired
                        + ", AvailabilityZones: [us-east-1a], Monitoring: {Enabled: true}}");
    }

    /** How many minutes a run of {@code units} takes when a unit is about a millisecond, or longer. */
    static long minutes(double units) {
        return Math.max(1, Math.round(units * 1e6 / MINUTE));
    }

    /** The nanoseconds of a unit when {@code units} fill {@code minutes}. */
    static double unit(long minutes, double units) {
        return minutes * MINUTE / units;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        words.forEach(
                (word, value) -> text.append(word).append(": ").append(value).append('\n'));
        return text.toString();
    }
}
