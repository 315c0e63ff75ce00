package dev.dryscale.aws.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.scenario.document.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Files of ours, read to the letter: bounded, no member more or less than the record has, no number where a text belongs.
 * Files that a symbolic link stands for are not followed.
 */
public final class StrictJson {

    private static final int MOST_BYTES = 1 << 20;

    private static final JsonMapper MAPPER = mapper(true);

    /** For reports of ours, of which only some members matter here. */
    private static final JsonMapper REPORTS = mapper(false);

    private StrictJson() {}

    private static JsonMapper mapper(boolean closed) {
        var mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, closed)
                .configure(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, closed)
                .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, closed)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .withCoercionConfigDefaults(config -> {
                    config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
                })
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxNumberLength(64)
                        .maxStringLength(1 << 16)
                        .maxNameLength(1024)
                        .build());
        return mapper;
    }

    /**
     * The record in {@code file}, whose schema is closed.
     *
     * @param shown how messages call the file
     * @throws IllegalArgumentException when the file is not such a record, saying why
     */
    public static <T> T read(Path file, String shown, Class<T> type) throws IOException {
        return parse(bytes(file, shown, MOST_BYTES), shown, type, MAPPER);
    }

    /** As {@link #read}, of a report that may have other members. */
    static <T> T readReport(byte[] bytes, String shown, Class<T> type) {
        return parse(bytes, shown, type, REPORTS);
    }

    /** A record as JSON on one line. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A record as JSON for people to read. */
    public static String writePretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One record of a file of lines. */
    public static ObjectNode readLine(String line, String shown) {
        return parse(line.getBytes(StandardCharsets.UTF_8), shown, ObjectNode.class, MAPPER);
    }

    static <T> T parse(byte[] bytes, String shown, Class<T> type) {
        return parse(bytes, shown, type, MAPPER);
    }

    private static <T> T parse(byte[] bytes, String shown, Class<T> type, JsonMapper mapper) {
        try {
            T value = mapper.readValue(bytes, type);
            if (value == null) {
                throw new IllegalArgumentException(shown + ": must not be null");
            }
            return value;
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            var line = location == null ? "" : ":" + location.getLineNr();
            throw new IllegalArgumentException(shown + line + ": " + Printable.shorten(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(shown + ": " + Printable.shorten(String.valueOf(e.getMessage())), e);
        }
    }

    /** The bytes of a regular file of at most {@code most} bytes. */
    static byte[] bytes(Path file, String shown, int most) throws IOException {
        if (Files.isSymbolicLink(file)) {
            throw new IllegalArgumentException(shown + ": must be a file itself, was a symbolic link");
        }
        if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(shown + ": must be a file");
        }
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IllegalArgumentException(shown + ": must have at most " + most + " bytes");
            }
            return bytes;
        }
    }
}
