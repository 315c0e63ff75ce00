package dev.dryscale.scenario.policy;

import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.iac.ResourceReference;
import dev.dryscale.scenario.input.Reading;
import java.util.ArrayList;
import java.util.List;

/** Puts the scheduled actions of files in the place of the references to them. */
final class FileSchedules {

    private FileSchedules() {}

    /** The actions of {@code scheduledActions:}, a list or {@code {file: …}}; a reference without an address means them all. */
    static List<Node> written(Node node, Reading reading) {
        if (node instanceof MappingNode mapping && mapping.members().containsKey("file")) {
            return follow(node, reading);
        }
        var actions = new ArrayList<Node>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.items()) {
                boolean reference =
                        item instanceof MappingNode mapping && mapping.members().containsKey("file");
                actions.addAll(reference ? follow(item, reading) : List.of(item));
            }
        } else {
            Scalars.refuse(node, "must be a list or {file: …}", reading.problems());
        }
        return actions;
    }

    private static List<Node> follow(Node node, Reading reading) {
        var fields = Fields.of(node, reading.problems());
        var reference = ResourceReference.read(fields, reading);
        fields.finish();
        if (reference == null) {
            return List.of();
        }
        if (reference.selector().address() == null) {
            return reference.file().of(ResourceKind.SCHEDULED_ACTION).stream()
                    .<Node>map(Resource::members)
                    .toList();
        }
        var action = reference.resource(ResourceKind.SCHEDULED_ACTION, reading);
        return action == null ? List.of() : List.of(action.members());
    }
}
