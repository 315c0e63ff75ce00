package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.document.TemplateReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code terraform show -json} of a plan or of a state (JS-7). A plan's resources are those it changes or leaves, as they will
 * be, or as they are with {@code change: before}.
 */
final class TerraformForm implements ResourceForm {

    private static final MappingNode NOTHING =
            new MappingNode(new dev.dryscale.scenario.document.Place("", 0, ""), Map.of(), Map.of());

    @Override
    public boolean recognizes(String file, String text) {
        return text.stripLeading().startsWith("{")
                && text.contains("\"format_version\"")
                && (text.contains("\"resource_changes\"") || text.contains("\"terraform_version\""));
    }

    @Override
    public @Nullable List<Resource> read(Source source) {
        var parts = new Problems();
        var root = TemplateReader.read(source.file(), source.text(), TerraformForm::onlyOurs, parts, source.problems());
        if (!(root instanceof MappingNode shown)) {
            return null;
        }
        var resources = new ArrayList<Resource>();
        if (shown.members().get("resource_changes") instanceof SequenceNode changes) {
            for (Node node : changes.items()) {
                change(node, source.selector().before(), resources);
            }
        } else {
            module(child(child(shown, "values"), "root_module"), resources);
        }
        var references = new TerraformReferences();
        references.module(child(child(shown, "configuration"), "root_module"), "");
        return references.linked(resources);
    }

    /** Resources of other types are forgotten as soon as they have been read. */
    private static MappingNode onlyOurs(MappingNode node) {
        boolean resource = node.members().get("address") instanceof ScalarNode
                && node.members().get("type") instanceof ScalarNode;
        return resource && TerraformMembers.kind(text(node, "type")) == null ? NOTHING : node;
    }

    private static void change(Node node, boolean before, List<Resource> resources) {
        if (!(node instanceof MappingNode resource) || resource.members().containsKey("deposed")) {
            return;
        }
        var change = child(resource, "change");
        var values = change.members().get(before ? "before" : "after");
        if (values instanceof MappingNode mapping) {
            var unknown = change.members().get("after_unknown");
            add(resource, before || unknown == null ? mapping : TerraformMembers.unknown(mapping, unknown), resources);
        }
    }

    private static void module(MappingNode module, List<Resource> resources) {
        if (module.members().get("resources") instanceof SequenceNode sequence) {
            for (Node node : sequence.items()) {
                if (node instanceof MappingNode resource) {
                    add(resource, child(resource, "values"), resources);
                }
            }
        }
        if (module.members().get("child_modules") instanceof SequenceNode children) {
            children.items().forEach(node -> {
                if (node instanceof MappingNode child) {
                    module(child, resources);
                }
            });
        }
    }

    private static void add(MappingNode resource, MappingNode values, List<Resource> resources) {
        var kind = TerraformMembers.kind(text(resource, "type"));
        String mode = text(resource, "mode");
        if (kind != null && (mode.isEmpty() || mode.equals("managed"))) {
            String address = text(resource, "address");
            resources.add(new Resource(kind, address, TerraformMembers.api(kind, address, values)));
        }
    }

    private static String text(MappingNode node, String key) {
        return node.members().get(key) instanceof ScalarNode scalar ? scalar.text() : "";
    }

    private static MappingNode child(MappingNode node, String key) {
        return node.members().get(key) instanceof MappingNode mapping ? mapping : NOTHING;
    }

    /** Which policies the alarms of a plan refer to before the policies have an ARN. */
    private static final class TerraformReferences {

        private static final Pattern POLICY = Pattern.compile("aws_(?:app)?autoscaling_policy\\.[^.]+");

        private final Map<String, List<String>> byAlarm = new LinkedHashMap<>();

        void module(MappingNode module, String path) {
            if (module.members().get("resources") instanceof SequenceNode sequence) {
                for (Node node : sequence.items()) {
                    if (node instanceof MappingNode resource) {
                        resource(resource, path);
                    }
                }
            }
            child(module, "module_calls").members().forEach((name, call) -> {
                if (call instanceof MappingNode mapping) {
                    module(child(mapping, "module"), path + "module." + name + ".");
                }
            });
        }

        private void resource(MappingNode resource, String path) {
            var actions = child(child(resource, "expressions"), "alarm_actions");
            if (actions.members().get("references") instanceof SequenceNode references) {
                var policies = new ArrayList<String>();
                for (Node node : references.items()) {
                    String reference = node instanceof ScalarNode scalar ? scalar.text() : "";
                    if (POLICY.matcher(reference).matches()) {
                        policies.add(path + reference);
                    }
                }
                byAlarm.put(path + text(resource, "address"), policies);
            }
        }

        List<Resource> linked(List<Resource> resources) {
            var names = new LinkedHashMap<String, String>();
            for (var resource : resources) {
                if (resource.kind() == ResourceKind.POLICY) {
                    names.put(resource.address(), resource.text("PolicyName"));
                    names.putIfAbsent(bare(resource.address()), resource.text("PolicyName"));
                }
            }
            var known = AlarmActions.linked(resources, (alarm, action) -> null);
            return known.stream()
                    .map(resource -> withReferences(resource, names))
                    .toList();
        }

        private Resource withReferences(Resource alarm, Map<String, String> names) {
            var references = byAlarm.get(bare(alarm.address()));
            if (alarm.kind() != ResourceKind.ALARM
                    || references == null
                    || alarm.members().members().get("AlarmActions") instanceof SequenceNode) {
                return alarm;
            }
            String index = alarm.address().substring(indexAt(alarm.address()));
            var place = alarm.members().place();
            var actions = new ArrayList<Node>();
            for (String reference : references) {
                String name = names.getOrDefault(reference + index, names.get(bare(reference)));
                if (name != null) {
                    actions.add(new ScalarNode(place, ScalarNode.Kind.STRING, name));
                }
            }
            return new Resource(
                    alarm.kind(),
                    alarm.address(),
                    ApiMembers.with(alarm.members(), "AlarmActions", new SequenceNode(place, actions)));
        }

        /** Modules and resources without their instance keys. */
        private static String bare(String address) {
            return address.replaceAll("\\[(?:[0-9]+|\"[^\"]*\")]", "");
        }

        private static int indexAt(String address) {
            int at = address.endsWith("]") ? address.lastIndexOf('[') : -1;
            return at < 0 ? address.length() : at;
        }
    }
}
