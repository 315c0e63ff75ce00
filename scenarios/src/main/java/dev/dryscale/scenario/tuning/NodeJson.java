package dev.dryscale.scenario.tuning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A part of a document as JSON text, numbers with the digits they were written with. */
final class NodeJson {

    private NodeJson() {}

    static String of(Node node) {
        var out = new StringWriter();
        try (var json = new JsonFactory().createGenerator(out)) {
            var indenter = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            write(json, node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out + "\n";
    }

    private static void write(JsonGenerator json, Node node) throws IOException {
        if (node instanceof MappingNode mapping) {
            json.writeStartObject();
            for (var member : mapping.members().entrySet()) {
                json.writeFieldName(member.getKey());
                write(json, member.getValue());
            }
            json.writeEndObject();
        } else if (node instanceof SequenceNode sequence) {
            json.writeStartArray();
            for (Node item : sequence.items()) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (node instanceof ScalarNode scalar) {
            switch (scalar.kind()) {
                case NUMBER, BOOLEAN -> json.writeRawValue(scalar.text());
                case NULL -> json.writeNull();
                default -> json.writeString(scalar.text());
            }
        }
    }
}
