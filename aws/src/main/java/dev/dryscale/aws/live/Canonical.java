package dev.dryscale.aws.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.scenario.input.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One text for one value: members in name order, no white space. */
public final class Canonical {

    private Canonical() {}

    /** The canonical JSON text of {@code node}. */
    public static String text(JsonNode node) {
        return sorted(node).toString();
    }

    /** SHA-256 of the canonical text. */
    public static String digest(JsonNode node) {
        return Digest.of(text(node).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ArrayNode array) {
            var copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(sorted(item)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        var copy = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> copy.set(name, sorted(object.get(name))));
        return copy;
    }

    /** Every leaf by its path, e.g. {@code TargetTrackingConfiguration.TargetValue} to {@code 50.0}. */
    static Map<String, String> leaves(JsonNode node) {
        var leaves = new TreeMap<String, String>();
        collect("", node, leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, String> leaves) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(member -> collect(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            member.getValue(),
                            leaves));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(path + "[" + i + "]", array.get(i), leaves);
            }
        } else {
            leaves.put(path, node.asText());
        }
    }
}
