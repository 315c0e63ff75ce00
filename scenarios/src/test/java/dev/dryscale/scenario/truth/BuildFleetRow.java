package dev.dryscale.scenario.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One published row of another simulator of auto-scaled build fleets, and the scenario that its rules come to. */
record BuildFleetRow(Map<String, String> cells) {

    private static final int SECONDS_PER_HOUR = 3600;

    static List<BuildFleetRow> read(Path csv) throws IOException {
        var lines = Files.readAllLines(csv);
        var names = List.of(lines.get(0).split(",", -1));
        var rows = new ArrayList<BuildFleetRow>();
        for (var line : lines.subList(1, lines.size())) {
            var values = line.split(",", -1);
            var cells = new HashMap<String, String>();
            for (int i = 0; i < values.length; i++) {
                cells.put(names.get(i), values[i]);
            }
            rows.add(new BuildFleetRow(cells));
        }
        return rows;
    }

    String text(String column) {
        return cells.getOrDefault(column, "");
    }

    double number(String column) {
        return Double.parseDouble(text(column));
    }

    int whole(String column) {
        return Integer.parseInt(text(column));
    }

    /** What rows of one stratum share. */
    String stratum() {
        return String.join("/", text("build_run_time"), text("builds_per_hour"), text("builder_boot_time"));
    }

    /** The row's own time; a run lasts whole minutes, hardly less. */
    double seconds() {
        return number("ticks") * number("sec_per_tick");
    }

    int trials() {
        return whole("trials");
    }

    long minutes() {
        return (long) (seconds() / 60);
    }

    /**
     * Jobs found by a poller, one line before builders that take one job each, and two thresholds on the idle builders.
     * Cooldowns are those of the rules: boot or build time, and one period.
     */
    String scenario() {
        var text = new ScenarioText(minutes())
                .put(
                        "traffic",
                        "{clip: {from: " + text("sec_per_tick") + "s, of: {poll: {every: " + text("sec_per_tick")
                                + "s, of: {synthetic: {kind: constant, rate: "
                                + Laws.rate(number("builds_per_hour") / SECONDS_PER_HOUR) + "}}}}}}")
                .put("dispatch", "central")
                .put("service", "{mode: slots, time: " + text("build_run_time") + "s}")
                .put("observe", "{from: 0s, to: " + minutes() + "m}");
        int builders = whole("initial_builder_count");
        if (text("builder_boot_time").isEmpty()) {
            return text.fleet(builders, 1, "0s").toString();
        }
        int boot = whole("builder_boot_time");
        int period = whole("alarm_period_duration");
        return text.put(
                        "instance",
                        "{type: m5.large, concurrency: 1, boot: {running: 0s, ready: " + boot + "s, registration: 0s}}")
                .put(
                        "group",
                        "{MinSize: 0, MaxSize: 1000, DesiredCapacity: " + builders
                                + ", AvailabilityZones: [us-east-1a], TerminationPolicies: [FirstTarget]}")
                .put("loadBalancer", "{algorithm: packing, deregistrationDelay: 3600s}")
                .put("metrics", "[{Namespace: Builds, MetricName: idle, of: idleInstances, lag: 0s}]")
                .put(
                        "policies",
                        "{idle: {PolicyType: ThresholdScaling, Period: " + period
                                + ", CustomizedMetricSpecification: {Namespace: Builds, MetricName: idle, Statistic:"
                                + " Average}, ScaleOut: " + rule("up", "below", boot + period) + ", ScaleIn: "
                                + rule("down", "above", (int) number("build_run_time") + period) + "}}")
                .toString();
    }

    private String rule(String way, String side, int cooldown) {
        return "{" + side + ": " + text("scale_" + way + "_threshold") + ", periods: "
                + text("scale_" + way + "_alarm_period_count") + ", change: " + text("scale_" + way + "_change")
                + ", cooldown: " + cooldown + "s}";
    }
}
