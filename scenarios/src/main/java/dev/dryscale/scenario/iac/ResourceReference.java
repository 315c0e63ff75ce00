package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import org.jspecify.annotations.Nullable;

/**
 * {@code {file: plan.json, address: …}} in a scenario, followed to the file.
 *
 * @param where the name of the file, for messages about it
 */
public record ResourceReference(Node where, Selector selector, ResourceFile file) {

    /** Reads the reference and its file; null after telling the problems. Leaves members that are not its own alone. */
    public static @Nullable ResourceReference read(Fields fields, Reading reading) {
        var where = fields.required("file");
        var selector = Selector.read(fields);
        String name = where == null ? "" : Scalars.string(where, "", reading.problems());
        byte[] bytes = where == null || name.isEmpty() ? null : reading.files().bytes(where, name);
        if (where == null || bytes == null) {
            return null;
        }
        var file = ResourceFile.read(
                reading.files().display(name), bytes, selector, reading.files(), false, reading.problems());
        return file == null ? null : new ResourceReference(where, selector, file);
    }

    /** The one resource of that kind that is meant; null after telling the problems. */
    public @Nullable Resource resource(ResourceKind kind, Reading reading) {
        return selector.select(kind, file.resources(), where, reading.problems());
    }
}
