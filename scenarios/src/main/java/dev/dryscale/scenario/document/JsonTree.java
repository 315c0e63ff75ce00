package dev.dryscale.scenario.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.dryscale.scenario.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON to {@link Node}: RFC 8259 to the letter, without duplicate keys and without anything after the value. */
final class JsonTree {

    private static final JsonFactory FACTORY = factory(StreamReadConstraints.builder()
            .maxNestingDepth(Limits.DEPTH)
            .maxNumberLength(Limits.NUMBER_LENGTH)
            .maxStringLength(Limits.STRING_LENGTH)
            .maxNameLength(Limits.NAME_LENGTH)
            .maxDocumentLength(Limits.DOCUMENT_BYTES));
    private static final JsonFactory TEMPLATES = factory(StreamReadConstraints.builder()
            .maxNestingDepth(Limits.TEMPLATE_DEPTH)
            .maxNumberLength(Limits.NUMBER_LENGTH)
            .maxStringLength(Limits.TEMPLATE_STRING_LENGTH)
            .maxNameLength(Limits.TEMPLATE_NAME_LENGTH)
            .maxDocumentLength(Limits.TEMPLATE_BYTES));

    /** How Jackson speaks of another place in the text. */
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; (line: [0-9]+, column: [0-9]+)]");

    private final JsonParser parser;
    private final Problems problems;
    private final UnaryOperator<MappingNode> sieve;

    private JsonTree(JsonParser parser, UnaryOperator<MappingNode> sieve, Problems problems) {
        this.parser = parser;
        this.sieve = sieve;
        this.problems = problems;
    }

    private static JsonFactory factory(StreamReadConstraints.Builder constraints) {
        return JsonFactory.builder()
                .streamReadConstraints(constraints.build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    static @Nullable Node read(String file, String text, Problems problems) {
        return read(FACTORY, file, text, node -> node, problems);
    }

    /** As {@link #read(String, String, Problems)}, for larger documents of which only what {@code sieve} leaves is kept. */
    static @Nullable Node read(String file, String text, UnaryOperator<MappingNode> sieve, Problems problems) {
        return read(TEMPLATES, file, text, sieve, problems);
    }

    private static @Nullable Node read(
            JsonFactory factory, String file, String text, UnaryOperator<MappingNode> sieve, Problems problems) {
        try (var parser = factory.createParser(text)) {
            parser.nextToken();
            var tree = new JsonTree(parser, sieve, problems);
            var node = tree.node(new Place(file, tree.line(), ""));
            if (parser.nextToken() != null) {
                problems.error(file, tree.line(), "", "must hold one JSON value and nothing after it", null);
                return null;
            }
            return node;
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            problems.error(
                    file, location == null ? 0 : location.getLineNr(), "", "is not valid JSON: " + reason(e), null);
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jackson's words without its location lines and without advice about Java settings. */
    private static String reason(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        int end = message.indexOf('\n');
        String first = end < 0 ? message : message.substring(0, end);
        int advice = first.indexOf(" from `StreamReadConstraints");
        return Printable.escape(
                SOURCE.matcher(advice < 0 ? first : first.substring(0, advice)).replaceAll("$1"));
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private Node node(Place place) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(place);
            case START_ARRAY -> sequence(place);
            case VALUE_STRING -> new ScalarNode(place, ScalarNode.Kind.STRING, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new ScalarNode(place, ScalarNode.Kind.NUMBER, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new ScalarNode(place, ScalarNode.Kind.BOOLEAN, parser.getText());
            case VALUE_NULL -> new ScalarNode(place, ScalarNode.Kind.NULL, "null");
            default -> throw new IllegalStateException("no value starts with " + parser.currentToken());
        };
    }

    private MappingNode mapping(Place place) throws IOException {
        var members = new LinkedHashMap<String, Node>();
        var keyPlaces = new LinkedHashMap<String, Place>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            var keyPlace = place.member(key, line());
            parser.nextToken();
            members.putIfAbsent(key, node(keyPlace));
            // Counted here and not by Jackson, which would stop at the first.
            var first = keyPlaces.putIfAbsent(key, keyPlace);
            if (first != null) {
                problems.error(
                        place.file(),
                        keyPlace.line(),
                        keyPlace.pointer(),
                        "is written twice, first on line " + first.line(),
                        null);
            }
        }
        return sieve.apply(new MappingNode(place, members, keyPlaces));
    }

    private SequenceNode sequence(Place place) throws IOException {
        var items = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(place.item(items.size(), line())));
        }
        return new SequenceNode(place, items);
    }
}
