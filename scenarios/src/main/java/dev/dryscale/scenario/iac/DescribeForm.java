package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.document.TemplateReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code describe-policies}, {@code describe-auto-scaling-groups}, {@code describe-alarms},
 * {@code describe-scheduled-actions}, {@code describe-scalable-targets} and {@code describe-lifecycle-hooks} print, whole or the bare list that {@code --query} leaves of it (JS-15).
 */
final class DescribeForm implements ResourceForm {

    /** Output list to the kind of its items. */
    private static final Map<String, ResourceKind> LISTS = Map.of(
            "ScalingPolicies", ResourceKind.POLICY,
            "AutoScalingGroups", ResourceKind.GROUP,
            "MetricAlarms", ResourceKind.ALARM,
            "ScheduledUpdateGroupActions", ResourceKind.SCHEDULED_ACTION,
            "ScheduledActions", ResourceKind.SCHEDULED_ACTION,
            "ScalableTargets", ResourceKind.SCALABLE_TARGET,
            "LifecycleHooks", ResourceKind.LIFECYCLE_HOOK);

    /** Possessive and within one line: white space of any amount takes linear time. */
    private static final Pattern WHOLE = Pattern.compile(
            "(?m)^[ \\t]*+\\{?[ \\t]*+\"?(?:ScalingPolicies|AutoScalingGroups|MetricAlarms|ScheduledUpdateGroupActions"
                    + "|ScheduledActions|ScalableTargets|LifecycleHooks)\"?\\s*:");

    private static final Pattern BARE =
            Pattern.compile("\"(?:PolicyARN|AutoScalingGroupARN|AlarmArn|ScheduledActionARN|ScalableTargetARN)\"\\s*:");

    @Override
    public boolean recognizes(String file, String text) {
        String body = text.stripLeading();
        return (body.startsWith("[") && BARE.matcher(body).find())
                || (!body.startsWith("[") && WHOLE.matcher(body).find());
    }

    @Override
    public @Nullable List<Resource> read(Source source) {
        var parts = new Problems();
        var root = TemplateReader.read(source.file(), source.text(), node -> node, parts, source.problems());
        if (root == null) {
            return null;
        }
        var resources = new ArrayList<Resource>();
        if (root instanceof MappingNode output) {
            output.members().forEach((key, value) -> list(LISTS.get(key), value, resources));
        } else {
            list(null, root, resources);
        }
        resources.forEach(resource -> TemplateReader.tell(parts, resource.members(), source.problems()));
        return AlarmActions.linked(resources, (alarm, action) -> null);
    }

    private static void list(@Nullable ResourceKind kind, Node node, List<Resource> resources) {
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.items()) {
                if (item instanceof MappingNode mapping) {
                    var own = kind == null ? ApiObject.kind(mapping) : kind;
                    if (own != null) {
                        resources.add(ApiObject.resource(own, withoutEmpties(mapping)));
                    }
                }
            }
        }
    }

    /** {@code describe-policies} prints {@code "StepAdjustments": []} on every policy, and nobody has written it. */
    private static MappingNode withoutEmpties(MappingNode node) {
        var members = new LinkedHashMap<>(node.members());
        members.values()
                .removeIf(value -> value instanceof SequenceNode sequence
                        && sequence.items().isEmpty());
        return new MappingNode(node.place(), members, node.keyPlaces());
    }
}
