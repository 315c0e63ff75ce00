package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.document.Symbol;
import dev.dryscale.scenario.document.TemplateReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CloudFormation templates, JSON or YAML with the short forms of functions (JS-6). A function stays what it is written as,
 * {@code !Ref Target}, unless {@code parameters:} says the value.
 */
final class CloudFormationForm implements ResourceForm {

    /** Where an export keeps the name of a policy or scheduled action, for which CloudFormation has no property. */
    static final String METADATA = "Dryscale";

    private static final Pattern YAML = Pattern.compile("(?m)^(?:AWSTemplateFormatVersion|Resources)['\"]?\\s*:");
    private static final String AUTO_SCALING = "AWS::AutoScaling::";
    private static final String REFERENCE = "!Ref ";
    private static final String ATTRIBUTE = "!GetAtt ";

    @Override
    public boolean recognizes(String file, String text) {
        boolean json = text.stripLeading().startsWith("{");
        boolean template =
                json ? text.contains("\"Resources\"") : YAML.matcher(text).find();
        return template && (text.contains("AWS::") || text.contains("AWSTemplateFormatVersion"));
    }

    @Override
    public @Nullable List<Resource> read(Source source) {
        var parts = new Problems();
        var root = TemplateReader.read(source.file(), source.text(), node -> node, parts, source.problems());
        if (root == null) {
            return null;
        }
        var resources = new ArrayList<Resource>();
        if (root instanceof MappingNode template && template.members().get("Resources") instanceof MappingNode all) {
            for (Map.Entry<String, Node> entry : all.members().entrySet()) {
                if (entry.getValue() instanceof MappingNode resource) {
                    one(source, entry.getKey(), resource, parts, resources);
                }
            }
        }
        return linked(ScalableTargets.resolved(resources));
    }

    private static void one(
            Source source, String logicalId, MappingNode resource, Problems parts, List<Resource> resources) {
        String type = resource.members().get("Type") instanceof ScalarNode word ? word.text() : "";
        var kind = kind(type);
        if (kind == null) {
            return;
        }
        TemplateReader.tell(parts, resource, source.problems());
        refuseNames(source, type, logicalId, resource);
        var written = resource.members().get("Properties") instanceof MappingNode properties
                ? properties
                : new MappingNode(resource.place(), Map.of(), Map.of());
        var members = (MappingNode) ApiMembers.typed("", evaluated(written, source.selector()));
        resources.add(new Resource(kind, logicalId, shaped(kind, type, logicalId, resource, members)));
        resources.addAll(ScalableTargets.actions(members));
    }

    /** CloudFormation refuses properties that it does not have. */
    private static void refuseNames(Source source, String type, String logicalId, MappingNode resource) {
        if (!type.equals(AUTO_SCALING + "ScalingPolicy")
                || !(resource.members().get("Properties") instanceof MappingNode properties)) {
            return;
        }
        for (String member : List.of("PolicyName", "Enabled")) {
            var value = properties.members().get(member);
            if (value != null) {
                String rule = "is no property of " + type + ": it belongs to put-scaling-policy (JS-6)";
                source.problems().error(source.file(), value.place().line(), logicalId + "." + member, rule, null);
            }
        }
    }

    private static @Nullable ResourceKind kind(String type) {
        return switch (type) {
            case AUTO_SCALING + "ScalingPolicy", "AWS::ApplicationAutoScaling::ScalingPolicy" -> ResourceKind.POLICY;
            case AUTO_SCALING + "AutoScalingGroup" -> ResourceKind.GROUP;
            case AUTO_SCALING + "ScheduledAction" -> ResourceKind.SCHEDULED_ACTION;
            case AUTO_SCALING + "WarmPool" -> ResourceKind.WARM_POOL;
            case AUTO_SCALING + "LifecycleHook" -> ResourceKind.LIFECYCLE_HOOK;
            case "AWS::ApplicationAutoScaling::ScalableTarget" -> ResourceKind.SCALABLE_TARGET;
            case "AWS::CloudWatch::Alarm" -> ResourceKind.ALARM;
            default -> null;
        };
    }

    private static MappingNode shaped(
            ResourceKind kind, String type, String logicalId, MappingNode resource, MappingNode members) {
        String name = ApiObject.nameMember(kind);
        return switch (kind) {
            case POLICY ->
                type.startsWith(AUTO_SCALING)
                        ? ApiMembers.with(members, name, name(resource, name, logicalId))
                        : members;
            case GROUP -> ApiMembers.only(kind, concrete(ApiMembers.renamed(members, "Cooldown", "DefaultCooldown")));
            case SCHEDULED_ACTION ->
                ApiMembers.only(kind, ApiMembers.with(members, name, name(resource, name, logicalId)));
            case ALARM, LIFECYCLE_HOOK ->
                ApiMembers.only(
                        kind,
                        members.members().get(name) instanceof ScalarNode own && !Symbol.is(own)
                                ? members
                                : ApiMembers.with(members, name, logicalId));
            case SCALABLE_TARGET, WARM_POOL, SUSPENSION -> ApiMembers.only(kind, members);
        };
    }

    private static String name(MappingNode resource, String member, String logicalId) {
        return resource.members().get("Metadata") instanceof MappingNode metadata
                        && metadata.members().get(METADATA) instanceof MappingNode ours
                        && ours.members().get(member) instanceof ScalarNode name
                ? name.text()
                : logicalId;
    }

    /** A group whose name only the deployment knows has none yet; likewise its zones. */
    private static MappingNode concrete(MappingNode group) {
        var result = group;
        for (String key : List.of("AutoScalingGroupName", "AvailabilityZones")) {
            var value = group.members().get(key);
            if (value != null && Symbol.is(value)) {
                result = ApiMembers.without(result, key);
            }
        }
        return result;
    }

    /** The node with every function as a symbol, or as the value that a parameter was given. */
    private static Node evaluated(Node node, Selector selector) {
        if (node instanceof MappingNode mapping) {
            var function = function(mapping);
            if (function != null) {
                return parameter(function, selector);
            }
            var members = new LinkedHashMap<String, Node>();
            mapping.members().forEach((key, value) -> members.put(key, evaluated(value, selector)));
            members.values().removeIf(CloudFormationForm::isNoValue);
            return new MappingNode(mapping.place(), members, mapping.keyPlaces());
        }
        if (node instanceof SequenceNode sequence) {
            return new SequenceNode(
                    sequence.place(),
                    sequence.items().stream()
                            .map(item -> evaluated(item, selector))
                            .toList());
        }
        return parameter(node, selector);
    }

    /** A mapping that is a function in its long form. */
    private static @Nullable Node function(MappingNode mapping) {
        for (Map.Entry<String, Node> only : mapping.members().entrySet()) {
            String key = only.getKey();
            if (mapping.members().size() == 1 && (key.equals("Ref") || key.startsWith("Fn::"))) {
                return Symbol.of(mapping.place(), key.replace("Fn::", ""), only.getValue());
            }
        }
        return null;
    }

    private static boolean isNoValue(Node node) {
        return node instanceof ScalarNode scalar && scalar.text().equals(REFERENCE + "AWS::NoValue");
    }

    private static Node parameter(Node node, Selector selector) {
        if (node instanceof ScalarNode symbol
                && Symbol.is(symbol)
                && symbol.text().startsWith(REFERENCE)) {
            return selector.parameters().getOrDefault(symbol.text().substring(REFERENCE.length()), node);
        }
        return node;
    }

    /** Alarms with the names of the policies that they refer to; actions of other kinds are left out. */
    private static List<Resource> linked(List<Resource> resources) {
        var names = new LinkedHashMap<String, String>();
        resources.stream()
                .filter(resource -> resource.kind() == ResourceKind.POLICY)
                .forEach(policy -> names.put(policy.address(), policy.text("PolicyName")));
        return AlarmActions.linked(resources, (alarm, action) -> names.get(reference(action)));
    }

    private static String reference(ScalarNode action) {
        String text = action.text();
        if (text.startsWith(REFERENCE)) {
            return text.substring(REFERENCE.length());
        }
        int dot = text.indexOf('.');
        return text.startsWith(ATTRIBUTE) && dot > 0 ? text.substring(ATTRIBUTE.length(), dot) : "";
    }
}
