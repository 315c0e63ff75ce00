package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object as {@code --cli-input-json} takes it (JS-1, JS-3), or the inner one of {@code --target-tracking-configuration}
 * (JS-2); strict, since a person writes it.
 */
final class CliInputForm implements ResourceForm {

    @Override
    public boolean recognizes(String file, String text) {
        return object(file, text, new Problems()) instanceof MappingNode node && ApiObject.kind(node) != null;
    }

    @Override
    public @Nullable List<Resource> read(Source source) {
        var object = object(source.file(), source.text(), source.problems());
        if (object instanceof MappingNode node) {
            var kind = ApiObject.kind(node);
            // What is nothing else is taken for a policy, whose reader says what is wrong with it.
            return List.of(ApiObject.resource(kind == null ? ResourceKind.POLICY : kind, node));
        }
        if (object != null) {
            Scalars.refuse(object, "must be a mapping", source.problems());
        }
        return null;
    }

    private static @Nullable Node object(String file, String text, Problems problems) {
        return DocumentReader.read(file, text.getBytes(StandardCharsets.UTF_8), problems);
    }
}
