package dev.dryscale.scenario.policy;

import dev.dryscale.fleet.Publications;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceFile;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.iac.ResourceReference;
import dev.dryscale.scenario.input.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The alarms that files hold beside policies, or in a dump of their own. Only those that invoke a policy of the scenario are
 * read at all: a template's others may be about anything.
 */
final class FileAlarms {

    private final Reading reading;
    private final @Nullable Publications published;
    private final List<Resource> alarms = new ArrayList<>();

    FileAlarms(Reading reading, @Nullable Publications published) {
        this.reading = reading;
        this.published = published;
    }

    /** Takes the references to files out of {@code alarms:}; returns the alarms that are written out. */
    List<Node> written(Node node) {
        if (isReference(node)) {
            follow(node);
            return List.of();
        }
        var inline = new ArrayList<Node>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.items()) {
                if (isReference(item)) {
                    follow(item);
                } else {
                    inline.add(item);
                }
            }
        } else {
            dev.dryscale.scenario.document.Scalars.refuse(node, "must be a list or {file: …}", reading.problems());
        }
        return inline;
    }

    private static boolean isReference(Node node) {
        return node instanceof MappingNode mapping && mapping.members().containsKey("file");
    }

    private void follow(Node node) {
        var fields = Fields.of(node, reading.problems());
        var reference = ResourceReference.read(fields, reading);
        fields.finish();
        if (reference == null) {
            return;
        }
        if (reference.selector().address() == null) {
            add(reference.file());
            return;
        }
        var alarm = reference.resource(ResourceKind.ALARM, reading);
        if (alarm != null) {
            alarms.add(alarm);
        }
    }

    /** The alarms of a file that policies come from. */
    void add(ResourceFile file) {
        for (var alarm : file.of(ResourceKind.ALARM)) {
            if (!alarms.contains(alarm)) {
                alarms.add(alarm);
            }
        }
    }

    /** Those that invoke {@code policyName}. */
    List<AlarmDefinition> of(String policyName) {
        var nodes = alarms.stream()
                .filter(alarm -> alarm.invokes(policyName))
                .<Node>map(Resource::members)
                .toList();
        return new AlarmReader(published)
                .read(nodes, reading.problems()).stream()
                        .map(AlarmReader.Alarm::definition)
                        .toList();
    }
}
