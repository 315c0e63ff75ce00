package dev.dryscale.scenario.file;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code traffic: {traces: {NAME: traffic, ...}}}: several traffics, of which one is read at a time. */
final class TraceSection {

    private static final String WORD = "traces";

    private TraceSection() {}

    /** The names in the order of the file; none where {@code traffic} is a single one. */
    static List<String> names(@Nullable Node traffic) {
        return traffic instanceof MappingNode mapping && mapping.members().get(WORD) instanceof MappingNode traces
                ? List.copyOf(traces.members().keySet())
                : List.of();
    }

    /** The traffic to read: {@code traffic} itself, or the one of its traces that the options name. */
    static @Nullable Node chosen(@Nullable Node traffic, Reading reading) {
        if (!(traffic instanceof MappingNode mapping) || !mapping.members().containsKey(WORD)) {
            return traffic;
        }
        var problems = reading.problems();
        if (!(mapping.members().get(WORD) instanceof MappingNode traces)
                || traces.members().isEmpty()
                || mapping.members().size() > 1) {
            Scalars.refuse(mapping, "must be traces: and nothing else, a mapping from a name to its traffic", problems);
            return traffic;
        }
        traces.members().forEach((name, node) -> {
            if (!Names.isName(name)) {
                Scalars.refuse(node, "has a name that " + Names.RULE, problems);
            }
        });
        return chosen(traces, reading);
    }

    private static Node chosen(MappingNode traces, Reading reading) {
        var names = List.copyOf(traces.members().keySet());
        var wanted = reading.options().trace();
        var node = traces.members().get(wanted == null ? names.get(0) : wanted);
        if (wanted == null && names.size() > 1) {
            var place = traces.place();
            String rule = "has " + names.size() + " traces, of which this command takes the first, " + names.get(0)
                    + "; compare and gate take all, --trace NAME another";
            reading.problems().warning(place.file(), place.line(), place.pointer(), rule, null);
        }
        if (node == null) {
            String rule = "has no such trace; it has " + String.join(", ", names);
            Scalars.refuse(traces, rule, Problems.nearest(String.valueOf(wanted), names), reading.problems());
            return traces.members().values().iterator().next();
        }
        return node;
    }
}
