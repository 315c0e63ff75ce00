package dev.dryscale.scenario.file;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.ScalarNode.Kind;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.trace.ReplayOptions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of a scenario's {@code replay:} where there is no scenario: {@code KEY=VALUE} on a command line. */
public final class ReplaySettings {

    private static final String FILE = "command line";
    private static final List<String> LISTS = List.of("header", "status");

    private ReplaySettings() {}

    /**
     * Reads {@code settings}, key to value; values of the keys that take lists are separated by commas.
     *
     * @return the format's defaults where mistakes, then among {@code problems}, make it impossible
     */
    public static ReplayOptions read(Map<String, String> settings, Problems problems) {
        Map<String, Node> members = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            var place = new Place(FILE, 0, key);
            places.put(key, place);
            members.put(key, LISTS.contains(key) ? list(place, value) : new ScalarNode(place, Kind.STRING, value));
        });
        var fields = Fields.of(new MappingNode(new Place(FILE, 0, ""), members, places), problems);
        var options = ReplayKeys.read(fields, false, problems);
        fields.finish();
        return options == null ? ReplayOptions.DEFAULT : options;
    }

    private static Node list(Place place, String value) {
        return new SequenceNode(
                place,
                Arrays.stream(value.split(",", -1))
                        .map(item -> (Node) new ScalarNode(place, Kind.STRING, item))
                        .toList());
    }
}
