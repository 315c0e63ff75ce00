package dev.dryscale.aws.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An Auto Scaling group as it stands.
 *
 * @param defaultInstanceWarmup seconds; null when not set
 * @param status null unless the group is being deleted
 * @param inService instances that are InService
 */
public record LiveGroup(
        String name,
        String arn,
        int minSize,
        int maxSize,
        int desiredCapacity,
        int defaultCooldown,
        @Nullable Integer defaultInstanceWarmup,
        @Nullable String status,
        int inService,
        SortedSet<String> suspendedProcesses,
        SortedMap<String, String> tags) {

    /** The tag without which no group is changed, here and in IAM. */
    public static final String OPT_IN_TAG = "dryscale-apply";

    public static final String OPT_IN_VALUE = "allowed";

    public LiveGroup {
        suspendedProcesses = Collections.unmodifiableSortedSet(new TreeSet<>(suspendedProcesses));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** Reads one element of {@code describe-auto-scaling-groups}. */
    static LiveGroup of(JsonNode group) {
        var suspended = new TreeSet<String>();
        group.path("SuspendedProcesses")
                .forEach(process -> suspended.add(process.path("ProcessName").asText()));
        var tags = new TreeMap<String, String>();
        group.path("Tags")
                .forEach(tag ->
                        tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        int inService = 0;
        for (var instance : group.path("Instances")) {
            inService += instance.path("LifecycleState").asText().equals("InService") ? 1 : 0;
        }
        var warmup = group.get("DefaultInstanceWarmup");
        return new LiveGroup(
                group.path("AutoScalingGroupName").asText(),
                group.path("AutoScalingGroupARN").asText(),
                group.path("MinSize").asInt(),
                group.path("MaxSize").asInt(),
                group.path("DesiredCapacity").asInt(),
                group.path("DefaultCooldown").asInt(),
                warmup == null || warmup.isNull() || warmup.asInt() < 0 ? null : warmup.asInt(),
                group.hasNonNull("Status") ? group.get("Status").asText() : null,
                inService,
                suspended,
                tags);
    }

    public boolean optedIn() {
        return OPT_IN_VALUE.equals(tags.get(OPT_IN_TAG));
    }

    /** Who made the group, when its tags tell: {@code CloudFormation stack shop}; null otherwise. */
    public @Nullable String owner() {
        var stack = tags.get("aws:cloudformation:stack-name");
        if (stack != null) {
            return "CloudFormation stack " + stack;
        }
        for (var tag : tags.entrySet()) {
            var mark = (tag.getKey() + "=" + tag.getValue()).toLowerCase(java.util.Locale.ROOT);
            if (mark.contains("terraform") || mark.contains("opentofu") || mark.contains("pulumi")) {
                return "the tag " + tag.getKey() + "=" + tag.getValue();
            }
        }
        return null;
    }

    /** What must not change between plan and apply; capacity and instances change by themselves. */
    void describe(ObjectNode into) {
        into.put("AutoScalingGroupARN", arn).put("MinSize", minSize).put("MaxSize", maxSize);
        into.put("DefaultCooldown", defaultCooldown).put("Status", status);
        into.put("DefaultInstanceWarmup", defaultInstanceWarmup);
        var processes = into.putArray("SuspendedProcesses");
        suspendedProcesses.forEach(processes::add);
        var tagged = into.putObject("Tags");
        tags.forEach(tagged::put);
    }
}
