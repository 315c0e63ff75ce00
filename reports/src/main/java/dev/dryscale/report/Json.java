package dev.dryscale.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A JSON document being written: keys in the order of the calls, numbers exact, "no value" as {@code null}. */
final class Json implements AutoCloseable {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator generator;

    private Json(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Indented by two blanks, {@code \n} on every system. Does not close {@code out}. */
    static Json pretty(OutputStream out) throws IOException {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        var generator = open(writer(out));
        generator.setPrettyPrinter(printer);
        return new Json(generator);
    }

    /** Each document on one line, ended by {@link #newLine}. Does not close {@code out}. */
    static Json compact(Writer out) throws IOException {
        var generator = open(out);
        generator.setRootValueSeparator(new SerializedString(""));
        return new Json(generator);
    }

    /** A writer of UTF-8 that replaces lone surrogates instead of failing on them. */
    static Writer writer(OutputStream out) {
        return new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    private static JsonGenerator open(Writer out) throws IOException {
        var generator = FACTORY.createGenerator(out);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        return generator;
    }

    Json beginObject() throws IOException {
        generator.writeStartObject();
        return this;
    }

    Json beginObject(String key) throws IOException {
        generator.writeObjectFieldStart(key);
        return this;
    }

    Json endObject() throws IOException {
        generator.writeEndObject();
        return this;
    }

    Json beginArray(String key) throws IOException {
        generator.writeArrayFieldStart(key);
        return this;
    }

    Json endArray() throws IOException {
        generator.writeEndArray();
        return this;
    }

    Json field(String key, @Nullable String value) throws IOException {
        generator.writeStringField(key, value);
        return this;
    }

    Json field(String key, boolean value) throws IOException {
        generator.writeBooleanField(key, value);
        return this;
    }

    Json field(String key, long value) throws IOException {
        generator.writeNumberField(key, value);
        return this;
    }

    /** {@code null} when the value is not finite. */
    Json field(String key, double value) throws IOException {
        generator.writeFieldName(key);
        return value(value);
    }

    /** A number whose decimal digits are already exact. */
    Json decimal(String key, String digits) throws IOException {
        generator.writeFieldName(key);
        generator.writeNumber(digits);
        return this;
    }

    /** A value that is JSON already. */
    Json raw(String key, String json) throws IOException {
        generator.writeFieldName(key);
        generator.writeRawValue(json.strip());
        return this;
    }

    Json value(double value) throws IOException {
        if (Double.isFinite(value)) {
            generator.writeNumber(Numbers.exact(value));
        } else {
            generator.writeNull();
        }
        return this;
    }

    Json value(String value) throws IOException {
        generator.writeString(value);
        return this;
    }

    Json strings(String key, Iterable<String> values) throws IOException {
        beginArray(key);
        for (var value : values) {
            generator.writeString(value);
        }
        return endArray();
    }

    /** Sorted by key: maps from elsewhere may have no order of their own. */
    Json sorted(String key, Map<String, String> values) throws IOException {
        beginObject(key);
        for (var entry : new TreeMap<>(values).entrySet()) {
            field(entry.getKey(), entry.getValue());
        }
        return endObject();
    }

    /** Ends a line of JSON Lines. */
    Json newLine() throws IOException {
        generator.writeRaw('\n');
        return this;
    }

    @Override
    public void close() throws IOException {
        generator.close();
    }
}
