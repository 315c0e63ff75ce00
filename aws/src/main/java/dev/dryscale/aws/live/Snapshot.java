package dev.dryscale.aws.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * All of a group that decides how it scales, at one moment.
 *
 * @param document group, policies by name, and scheduled actions by name, under AWS's names
 */
public record Snapshot(ObjectNode document) {

    public Snapshot {
        document = document.deepCopy();
    }

    static Snapshot of(LiveGroup group, List<LivePolicy> policies, List<JsonNode> scheduledActions) {
        var document = JsonNodeFactory.instance.objectNode();
        group.describe(document.putObject("group"));
        var named = document.putObject("policies");
        policies.forEach(policy -> named.set(policy.name(), policy.withoutAlarms()));
        var actions = document.putObject("scheduledActions");
        scheduledActions.forEach(
                action -> actions.set(action.path("ScheduledActionName").asText(), action));
        return new Snapshot(document);
    }

    /** Equal fingerprints are equal states. */
    public String fingerprint() {
        return Canonical.digest(document);
    }

    /** This state with one policy made what {@code request} asks for. */
    public Snapshot with(ObjectNode request) {
        var changed = document.deepCopy();
        var name = request.path("PolicyName").asText();
        if (changed.path("policies").get(name) instanceof ObjectNode policy) {
            policy.remove("EstimatedInstanceWarmup");
            policy.setAll(LivePolicy.whole(request));
        }
        return new Snapshot(changed);
    }

    /** The state with every policy's defaults written out, so that what AWS leaves out is no difference. */
    public Snapshot normal() {
        var changed = document.deepCopy();
        changed.path("policies").forEach(policy -> {
            if (policy instanceof ObjectNode object
                    && LivePolicy.TARGET_TRACKING.equals(
                            object.path("PolicyType").asText())) {
                object.setAll(LivePolicy.whole(object));
            }
        });
        return new Snapshot(changed);
    }

    /** One line for everything that differs: {@code policies.cpu.….TargetValue was 50.0, is 60.0}. */
    public List<String> differences(Snapshot now) {
        var was = Canonical.leaves(document);
        var is = Canonical.leaves(now.document);
        var paths = new TreeSet<>(was.keySet());
        paths.addAll(is.keySet());
        var lines = new ArrayList<String>();
        for (var path : paths) {
            var before = was.getOrDefault(path, "not there");
            var after = is.getOrDefault(path, "not there");
            if (!before.equals(after)) {
                lines.add(path + " was " + before + ", is " + after);
            }
        }
        return lines;
    }
}
