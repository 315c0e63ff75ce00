package dev.dryscale.aws.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A scaling policy as {@code describe-policies} shows it.
 *
 * @param document all of its members
 */
public record LivePolicy(ObjectNode document) {

    public static final String TARGET_TRACKING = "TargetTrackingScaling";

    /** The members that {@code put-scaling-policy} takes for target tracking (JS-4). */
    private static final List<String> REQUEST = List.of(
            "AutoScalingGroupName",
            "PolicyName",
            "PolicyType",
            "EstimatedInstanceWarmup",
            "TargetTrackingConfiguration",
            "Enabled");

    private static final Set<String> ANSWER_ONLY = Set.of("PolicyARN", "Alarms");

    public LivePolicy {
        document = document.deepCopy();
    }

    public String name() {
        return document.path("PolicyName").asText();
    }

    public String arn() {
        return document.path("PolicyARN").asText();
    }

    public String type() {
        return document.path("PolicyType").asText();
    }

    public boolean isTargetTracking() {
        return type().equals(TARGET_TRACKING);
    }

    /** What the policy keeps near its target: equal texts are equal metrics. */
    public String metric() {
        return metric(document);
    }

    /** As {@link #metric()}, of a request. */
    public static String metric(JsonNode request) {
        var configuration = request.path("TargetTrackingConfiguration");
        var predefined = configuration.path("PredefinedMetricSpecification");
        return Canonical.text(predefined.isObject() ? predefined : configuration.path("CustomizedMetricSpecification"));
    }

    /** Names of the alarms that AWS made for it. */
    public List<String> alarmNames() {
        var names = new ArrayList<String>();
        document.path("Alarms")
                .forEach(alarm -> names.add(alarm.path("AlarmName").asText()));
        return names;
    }

    /** The {@code put-scaling-policy} that makes the policy what it is now, with AWS's defaults written out. */
    public ObjectNode request() {
        return whole(document);
    }

    /** A request with AWS's defaults written out, so that equal policies are equal requests. */
    public static ObjectNode whole(JsonNode policy) {
        var request = ((ObjectNode) policy).objectNode();
        for (var member : REQUEST) {
            if (policy.hasNonNull(member)) {
                request.set(member, policy.get(member).deepCopy());
            }
        }
        if (!request.has("Enabled")) {
            request.put("Enabled", true);
        }
        if (request.get("TargetTrackingConfiguration") instanceof ObjectNode configuration
                && !configuration.has("DisableScaleIn")) {
            configuration.put("DisableScaleIn", false);
        }
        return request;
    }

    /** Members that {@code put-scaling-policy} would refuse for this type, so that the policy could not be put back. */
    public List<String> notRestorable() {
        var members = new ArrayList<String>();
        document.properties().forEach(member -> {
            boolean empty = member.getValue().isNull()
                    || (member.getValue().isContainerNode() && member.getValue().isEmpty());
            if (!empty && !REQUEST.contains(member.getKey()) && !ANSWER_ONLY.contains(member.getKey())) {
                members.add(member.getKey());
            }
        });
        return members;
    }

    /** What must not change between plan and apply; AWS replaces the alarms as it likes (TT-15). */
    ObjectNode withoutAlarms() {
        var copy = document.deepCopy();
        copy.remove("Alarms");
        return copy;
    }
}
