package dev.dryscale.scenario.export;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Trees in block style, with what is small on one line. */
final class Yaml {

    private static final int LONGEST_LINE = 100;

    private Yaml() {}

    static void member(String key, Node value, int indent, StringBuilder yaml) {
        yaml.append(" ".repeat(indent)).append(key).append(':');
        value(value, indent + 2, yaml);
    }

    private static void value(Node value, int indent, StringBuilder yaml) {
        String flat = flat(value);
        if (flat != null) {
            yaml.append(' ').append(flat).append('\n');
        } else if (value instanceof MappingNode mapping) {
            yaml.append('\n');
            mapping.members().forEach((key, inner) -> member(key, inner, indent, yaml));
        } else if (value instanceof SequenceNode sequence) {
            yaml.append('\n');
            for (Node item : sequence.items()) {
                yaml.append(" ".repeat(indent)).append("-");
                value(item, indent + 2, yaml);
            }
        }
    }

    /** On one line: scalars, and small lists and mappings of them. */
    private static @Nullable String flat(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.kind() == ScalarNode.Kind.STRING ? quoted(scalar.text()) : scalar.text();
        }
        var parts = new ArrayList<String>();
        boolean scalars;
        if (node instanceof SequenceNode sequence) {
            scalars = sequence.items().stream().allMatch(ScalarNode.class::isInstance);
            sequence.items().forEach(item -> parts.add(String.valueOf(flat(item))));
        } else {
            var members = ((MappingNode) node).members();
            scalars = members.values().stream().allMatch(ScalarNode.class::isInstance);
            members.forEach((key, value) -> parts.add(key + ": " + flat(value)));
        }
        String joined = String.join(", ", parts);
        String text = node instanceof SequenceNode ? "[" + joined + "]" : "{" + joined + "}";
        return scalars && text.length() < LONGEST_LINE ? text : null;
    }

    static String quoted(String text) {
        boolean plain =
                text.matches("[A-Za-z][A-Za-z0-9_./-]*") && !text.matches("(?i)true|false|null|yes|no|on|off|y|n");
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }
}
