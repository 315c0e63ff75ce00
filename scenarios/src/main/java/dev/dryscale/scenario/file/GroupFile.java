package dev.dryscale.scenario.file;

import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.iac.ResourceReference;
import dev.dryscale.scenario.iac.Selector;
import dev.dryscale.scenario.input.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code group: {file: plan.json, address: …}} to the group that the file holds; members beside {@code file} win over
 * the file's.
 */
final class GroupFile {

    private static final String ZONES = "AvailabilityZones";

    private GroupFile() {}

    /** The members of the group, wherever they are written; null when the file cannot be read, after telling the problems. */
    static @Nullable Fields resolved(@Nullable Fields written, Reading reading) {
        if (written == null || !written.has("file")) {
            return written;
        }
        var reference = ResourceReference.read(written, reading);
        var group = reference == null ? null : reference.resource(ResourceKind.GROUP, reading);
        if (group == null) {
            return null;
        }
        return merged(group.members(), written, reading);
    }

    private static Fields merged(MappingNode group, Fields written, Reading reading) {
        var members = new LinkedHashMap<>(group.members());
        var places = new LinkedHashMap<>(group.keyPlaces());
        for (Map.Entry<String, Node> own : written.node().members().entrySet()) {
            if (!Selector.WORDS.contains(own.getKey())) {
                members.put(own.getKey(), own.getValue());
                places.put(own.getKey(), written.placeOf(own.getKey()));
            }
        }
        if (!members.containsKey(ZONES)) {
            written.refuse(
                    ZONES,
                    "must be written beside file: the file names no zones, and those of subnets only AWS knows",
                    null);
            members.put(ZONES, zone(group.place()));
        }
        return Fields.of(new MappingNode(written.place(), members, places), reading.problems())
                .tolerating(group.members().keySet());
    }

    private static Node zone(Place place) {
        return new SequenceNode(place, List.of(new ScalarNode(place, ScalarNode.Kind.STRING, "us-east-1a")));
    }
}
