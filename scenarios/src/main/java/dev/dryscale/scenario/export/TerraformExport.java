package dev.dryscale.scenario.export;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Terraform resources of the aws provider (JS-7). */
final class TerraformExport implements ExportWriter {

    @Override
    public String write(List<Resource> corrected, List<String> notes) {
        var resources = written(corrected, notes);
        var labels = labels(resources);
        var members = new TerraformMembers(resources, labels);
        var hcl = new StringBuilder();
        notes.stream().distinct().forEach(note -> hcl.append("# ").append(note).append('\n'));
        for (var resource : resources) {
            hcl.append(hcl.isEmpty() ? "" : "\n")
                    .append("resource \"")
                    .append(TerraformWords.type(resource))
                    .append("\" \"")
                    .append(labels.get(resource))
                    .append("\" {\n");
            new Block(resource, hcl).resource(members.of(resource));
            hcl.append("}\n");
        }
        return hcl.toString();
    }

    /** Those for which there is a type of resource; a pool and suspended processes are a group's own. */
    private static List<Resource> written(List<Resource> resources, List<String> notes) {
        var written = new ArrayList<Resource>();
        for (var resource : resources) {
            if (resource.kind() == ResourceKind.WARM_POOL || resource.kind() == ResourceKind.SUSPENSION) {
                notes.add("the " + (resource.kind() == ResourceKind.WARM_POOL ? "warm pool" : "suspended processes")
                        + " of " + resource.name()
                        + " are left out: Terraform writes them inside the group, which is not in what is exported");
            } else {
                written.add(resource);
            }
        }
        return written;
    }

    private static Map<Resource, String> labels(List<Resource> resources) {
        var labels = new LinkedHashMap<Resource, String>();
        for (var resource : resources) {
            String name = resource.name().replaceAll("[^A-Za-z0-9_-]+", "-");
            String base = name.matches("[A-Za-z_].*") ? name : "r-" + name;
            String unique = base;
            for (int n = 2; labels.containsValue(unique); n++) {
                unique = base + "-" + n;
            }
            labels.put(resource, unique);
        }
        return labels;
    }

    /** The attributes and blocks of one resource. */
    private record Block(Resource resource, StringBuilder hcl) {

        void resource(Map<String, Node> members) {
            members.forEach((member, value) -> attribute(TerraformWords.outer(member, resource), member, value, 1));
        }

        private void attribute(String attribute, String member, Node value, int depth) {
            if (member.equals("Dimensions") && resource.kind() == ResourceKind.ALARM) {
                line(attribute, dimensions((SequenceNode) value), depth);
            } else if (value instanceof MappingNode inner) {
                nested(attribute, inner, depth);
            } else if (value instanceof SequenceNode sequence
                    && sequence.items().stream().anyMatch(MappingNode.class::isInstance)) {
                sequence.items().forEach(item -> nested(attribute, (MappingNode) item, depth));
            } else {
                line(attribute, value(value), depth);
            }
        }

        private void line(String attribute, String value, int depth) {
            hcl.append("  ".repeat(depth))
                    .append(attribute)
                    .append(" = ")
                    .append(value)
                    .append('\n');
        }

        private void nested(String block, MappingNode inner, int depth) {
            hcl.append("  ".repeat(depth)).append(block).append(" {\n");
            boolean template = depth == 1 && block.equals("launch_template");
            // A metric without math of an EC2 policy calls its dimensions otherwise.
            boolean plain = resource.kind() == ResourceKind.POLICY
                    && !resource.isApplication()
                    && inner.members().containsKey("Statistic");
            inner.members().forEach((member, value) -> {
                String attribute = template ? TerraformWords.ofLaunchTemplate(member) : TerraformWords.inner(member);
                attribute(
                        plain && member.equals("Dimensions") ? "metric_dimension" : attribute,
                        member,
                        value,
                        depth + 1);
            });
            hcl.append("  ".repeat(depth)).append("}\n");
        }
    }

    /** An alarm's dimensions are a map. */
    private static String dimensions(SequenceNode sequence) {
        var pairs = new ArrayList<String>();
        for (Node item : sequence.items()) {
            var dimension = ((MappingNode) item).members();
            pairs.add(text(String.valueOf(Tree.textOf(dimension.get("Name")))) + " = "
                    + text(String.valueOf(Tree.textOf(dimension.get("Value")))));
        }
        return "{ " + String.join(", ", pairs) + " }";
    }

    private static String value(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.items().stream().map(TerraformExport::value).collect(Collectors.joining(", ", "[", "]"));
        }
        var scalar = (ScalarNode) node;
        return scalar.kind() == ScalarNode.Kind.STRING ? text(scalar.text()) : scalar.text();
    }

    /** In HCL's quotes, without interpolation. */
    private static String text(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("${", "$${")
                .replace("%{", "%%{");
        return "\"" + escaped + "\"";
    }
}
