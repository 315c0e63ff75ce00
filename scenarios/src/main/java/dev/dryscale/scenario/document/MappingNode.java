package dev.dryscale.scenario.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A mapping from names to values, in the order of the document.
 *
 * @param members each key once
 * @param keyPlaces where each key stands
 */
public record MappingNode(Place place, Map<String, Node> members, Map<String, Place> keyPlaces) implements Node {

    public MappingNode {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        keyPlaces = Collections.unmodifiableMap(new LinkedHashMap<>(keyPlaces));
    }

    @Override
    public String phrase() {
        return "a mapping";
    }
}
