package dev.dryscale.scenario.tuning;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.document.SequenceNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a document, e.g. {@code policies.seed.alarms[0].Threshold}.
 *
 * @param steps names of members, and {@code [n]} for the n-th item of a list
 */
record ParameterPath(List<String> steps) {

    private static final String NOTATION = "[^.\\[\\]]+(\\[[0-9]{1,4}])*(\\.[^.\\[\\]]+(\\[[0-9]{1,4}])*)*";

    ParameterPath {
        steps = List.copyOf(steps);
    }

    /** Null when {@code text} is no path. */
    static @Nullable ParameterPath parse(String text) {
        return text.matches(NOTATION)
                ? new ParameterPath(Arrays.asList(text.replace("[", ".[").split("\\.")))
                : null;
    }

    String last() {
        return steps.get(steps.size() - 1);
    }

    /** The value at this path; null when there is none. */
    @Nullable Node in(Node document) {
        Node at = document;
        for (String step : steps) {
            if (at instanceof MappingNode mapping) {
                at = mapping.members().get(step);
            } else if (at instanceof SequenceNode sequence && step.startsWith("[")) {
                int index = index(step);
                at = index < sequence.items().size() ? sequence.items().get(index) : null;
            } else {
                return null;
            }
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    /** The document with {@code value} at this path; what does not lead there is told to the problems at the value's place. */
    MappingNode put(MappingNode document, ScalarNode value, Problems problems) {
        return (MappingNode) put(document, 0, value, problems);
    }

    private Node put(@Nullable Node at, int step, ScalarNode value, Problems problems) {
        if (step == steps.size()) {
            return value;
        }
        String name = steps.get(step);
        if (name.startsWith("[")) {
            return putItem(at, step, value, problems);
        }
        if (at != null && !(at instanceof MappingNode)) {
            Scalars.refuse(value, "cannot be written: " + upTo(step) + " is no mapping", problems);
            return at;
        }
        Map<String, Node> members = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        if (at instanceof MappingNode mapping) {
            members.putAll(mapping.members());
            places.putAll(mapping.keyPlaces());
        }
        members.put(name, put(members.get(name), step + 1, value, problems));
        places.put(name, new Place(value.place().file(), value.place().line(), upTo(step + 1)));
        return new MappingNode(at == null ? value.place() : at.place(), members, places);
    }

    private Node putItem(@Nullable Node at, int step, ScalarNode value, Problems problems) {
        int index = index(steps.get(step));
        if (!(at instanceof SequenceNode sequence) || index >= sequence.items().size()) {
            Scalars.refuse(value, "cannot be written: " + upTo(step) + " has no item " + index, problems);
            return at == null ? value : at;
        }
        var items = new ArrayList<>(sequence.items());
        items.set(index, put(items.get(index), step + 1, value, problems));
        return new SequenceNode(sequence.place(), items);
    }

    private static int index(String step) {
        return Integer.parseInt(step.substring(1, step.length() - 1));
    }

    private String upTo(int step) {
        return String.join(".", steps.subList(0, step)).replace(".[", "[");
    }

    @Override
    public String toString() {
        return upTo(steps.size());
    }
}
