package dev.dryscale.scenario.file;

import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code group:}, an Auto Scaling group in AWS's names. */
final class GroupSection {

    /** More instances than any account has in one group; a larger figure is a mistake. */
    static final int MOST_INSTANCES = 10_000;

    /** AWS takes it; nothing can be simulated with it. */
    static final String EMPTY = "must be at least 1: an empty group serves nothing";

    private static final int LONGEST_WARMUP = 3600;
    private static final int LONGEST_COOLDOWN = 86_400;

    private GroupSection() {}

    /** Reads the group itself; its features are read by others, who finish {@code fields}. */
    static GroupConfiguration read(@Nullable Fields fields, Reading reading) {
        if (fields == null) {
            return new GroupConfiguration("", 1, 1, 1, List.of("a"), 0, null, false);
        }
        var problems = reading.problems();
        int errors = problems.all().size();
        int min = size(fields, "MinSize", reading);
        int max = size(fields, "MaxSize", reading);
        int desired = fields.integer("DesiredCapacity", 0, MOST_INSTANCES, min);
        if (problems.all().size() == errors) {
            checkOrder(fields, min, max, desired);
        }
        var warmup = fields.<Integer>readOptional("DefaultInstanceWarmup", node -> {
            int seconds = (int) Scalars.integer(node, -1, LONGEST_WARMUP, 0, problems);
            return seconds == -1 ? null : (Integer) seconds; // -1 removes it (TT-31)
        });
        var group = new GroupConfiguration(
                fields.read("AutoScalingGroupName", "", node -> Names.read(node, "", problems)),
                min,
                max,
                desired,
                zones(fields, reading),
                fields.integer("DefaultCooldown", 0, LONGEST_COOLDOWN, GroupConfiguration.DEFAULT_COOLDOWN_SECONDS),
                warmup,
                detailedMonitoring(fields));
        return group;
    }

    private static int size(Fields fields, String key, Reading reading) {
        var node = fields.required(key);
        return node == null ? 1 : (int) Scalars.integer(node, 0, MOST_INSTANCES, 1, reading.problems());
    }

    private static void checkOrder(Fields fields, int min, int max, int desired) {
        if (min > max) {
            fields.refuse("MinSize", "must be at most MaxSize (" + max + ")", Integer.toString(min));
        }
        if (max == 0) {
            fields.refuse("MaxSize", EMPTY, "0");
        }
        boolean outside = desired < min || desired > max;
        if (outside && min <= max) {
            fields.refuse(
                    "DesiredCapacity",
                    "must be from MinSize (" + min + ") to MaxSize (" + max + ")",
                    Integer.toString(desired));
        }
    }

    private static List<String> zones(Fields fields, Reading reading) {
        var problems = reading.problems();
        fields.required("AvailabilityZones");
        var zones = new ArrayList<String>();
        for (Node node : fields.list("AvailabilityZones")) {
            String zone = Scalars.string(node, "", problems);
            if (!zone.matches("[a-z]{2}(-[a-z0-9]+)+-[0-9][a-z]")) {
                Scalars.refuse(node, "must be an Availability Zone, e.g. us-east-1a", problems);
            } else if (zones.contains(zone)) {
                Scalars.refuse(node, "must be named once", problems);
            } else {
                zones.add(zone);
            }
        }
        if (zones.isEmpty() && fields.has("AvailabilityZones")) {
            fields.refuse("AvailabilityZones", "must name at least one zone", null);
        }
        return zones.isEmpty() ? List.of("none") : zones;
    }

    /** The launch template's {@code Monitoring: {Enabled: …}}; basic unless enabled (CW-30). */
    private static boolean detailedMonitoring(Fields fields) {
        var monitoring = fields.mapping("Monitoring");
        if (monitoring == null) {
            return false;
        }
        boolean enabled = monitoring.flag("Enabled", false);
        monitoring.finish();
        return enabled;
    }
}
