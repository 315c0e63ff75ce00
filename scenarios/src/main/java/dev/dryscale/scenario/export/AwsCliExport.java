package dev.dryscale.scenario.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A shell script of AWS CLI commands, each with its request as JSON (JS-1, JS-3). */
final class AwsCliExport implements ExportWriter {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String write(List<Resource> corrected, List<String> notes) {
        var resources = GroupPieces.apart(corrected);
        var script = new StringBuilder("#!/bin/sh\n# Each command makes or replaces what has that name.\nset -e\n");
        notes.forEach(note -> script.append("# ").append(note).append('\n'));
        var variables = new LinkedHashMap<String, String>();
        for (var resource : resources) {
            boolean invoked = resources.stream().anyMatch(other -> other.invokes(resource.text("PolicyName")));
            script.append('\n');
            if (resource.kind() == ResourceKind.POLICY && invoked) {
                String variable = "policy_" + (variables.size() + 1);
                variables.put(resource.text("PolicyName"), variable);
                script.append(invokedPolicy(resource, variable));
            } else if (resource.kind() == ResourceKind.ALARM) {
                script.append(alarm(resource, variables));
            } else {
                script.append(command(resource))
                        .append(" --cli-input-json ")
                        .append(request(resource.members()))
                        .append('\n');
            }
        }
        return script.toString();
    }

    /** Keeps the ARN, which AWS makes up, for the alarms that invoke the policy. */
    private static String invokedPolicy(Resource policy, String variable) {
        return variable
                + "=$("
                + command(policy)
                + " --query PolicyARN --output text --cli-input-json "
                + request(policy.members())
                + ")\n";
    }

    private static String alarm(Resource alarm, Map<String, String> variables) {
        String arns = Tree.words(alarm.members().members().get("AlarmActions")).stream()
                .map(policy -> "\"$" + variables.getOrDefault(policy, "policy") + "\"")
                .collect(Collectors.joining(" "));
        return command(alarm)
                + " --alarm-actions "
                + arns
                + " --cli-input-json "
                + request(without(alarm.members(), "AlarmActions"))
                + "\n";
    }

    private static String command(Resource resource) {
        return "aws "
                + switch (resource.kind()) {
                    case POLICY -> service(resource) + " put-scaling-policy";
                    case GROUP -> "autoscaling create-auto-scaling-group";
                    case ALARM -> "cloudwatch put-metric-alarm";
                    case SCHEDULED_ACTION ->
                        service(resource)
                                + (resource.isApplication()
                                        ? " put-scheduled-action"
                                        : " put-scheduled-update-group-action");
                    case SCALABLE_TARGET -> "application-autoscaling register-scalable-target";
                    case WARM_POOL -> "autoscaling put-warm-pool";
                    case LIFECYCLE_HOOK -> "autoscaling put-lifecycle-hook";
                    case SUSPENSION -> "autoscaling suspend-processes";
                };
    }

    private static String service(Resource resource) {
        return resource.isApplication() ? "application-autoscaling" : "autoscaling";
    }

    private static MappingNode without(MappingNode node, String key) {
        var members = new LinkedHashMap<String, Node>(node.members());
        members.remove(key);
        return Tree.mapping(members);
    }

    /** The JSON in single quotes, in which a shell leaves everything as it is. */
    private static String request(MappingNode members) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            var indenter = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            node(members, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "'" + text.toString().replace("'", "'\\''") + "'";
    }

    private static void node(Node node, JsonGenerator json) throws IOException {
        if (node instanceof MappingNode mapping) {
            json.writeStartObject();
            for (Map.Entry<String, Node> member : mapping.members().entrySet()) {
                json.writeFieldName(member.getKey());
                node(member.getValue(), json);
            }
            json.writeEndObject();
        } else if (node instanceof SequenceNode sequence) {
            json.writeStartArray();
            for (Node item : sequence.items()) {
                node(item, json);
            }
            json.writeEndArray();
        } else if (node instanceof ScalarNode scalar) {
            switch (scalar.kind()) {
                case NUMBER -> json.writeNumber(scalar.text());
                case BOOLEAN -> json.writeBoolean(scalar.text().equals("true"));
                default -> json.writeString(scalar.text());
            }
        }
    }
}
