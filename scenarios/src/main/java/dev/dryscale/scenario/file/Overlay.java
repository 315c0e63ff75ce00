package dev.dryscale.scenario.file;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lays what a variant writes over the scenario: mappings member by member, everything else as a whole. A law of random times
 * replaces the law that was there, since two laws are none.
 */
final class Overlay {

    private Overlay() {}

    static MappingNode over(MappingNode base, Map<String, Node> otherwise) {
        var members = new LinkedHashMap<>(base.members());
        otherwise.forEach((key, value) -> members.merge(key, value, Overlay::merged));
        return new MappingNode(base.place(), members, base.keyPlaces());
    }

    private static Node merged(Node before, Node after) {
        if (before instanceof MappingNode old && after instanceof MappingNode fresh && !isLaw(fresh)) {
            var merged = over(old, fresh.members());
            var places = new LinkedHashMap<>(old.keyPlaces());
            places.putAll(fresh.keyPlaces());
            return new MappingNode(fresh.place(), merged.members(), places);
        }
        return after;
    }

    private static boolean isLaw(MappingNode node) {
        return node.members().size() == 1
                && Arrays.stream(DistributionCatalog.values())
                        .map(DistributionCatalog::word)
                        .anyMatch(node.members()::containsKey);
    }
}
