package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The AWS CLI's shorthand for structures: {@code Key=Value,Key={Key=Value},Key=[Value,Value]}. */
final class Shorthand {

    private final String text;
    private final Place place;
    private int at;

    private Shorthand(String text, Place place) {
        this.text = text;
        this.place = place;
    }

    /** The structure; null when the text is none. */
    static @Nullable MappingNode read(String text, Place place) {
        var reader = new Shorthand(text, place);
        var node = reader.pairs('\0');
        return reader.at == text.length() ? node : null;
    }

    private @Nullable MappingNode pairs(char end) {
        var members = new LinkedHashMap<String, Node>();
        var places = new LinkedHashMap<String, Place>();
        while (at < text.length() && text.charAt(at) != end) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                return null;
            }
            String key = text.substring(at, equals).strip();
            at = equals + 1;
            var keyPlace = place.member(key, place.line());
            var value = value(keyPlace);
            if (key.isEmpty() || value == null || members.putIfAbsent(key, value) != null) {
                return null;
            }
            places.put(key, keyPlace);
            skipComma();
        }
        return new MappingNode(place, members, places);
    }

    private @Nullable Node value(Place where) {
        if (at < text.length() && text.charAt(at) == '{') {
            at++;
            var inner = new Shorthand(text, where);
            inner.at = at;
            var node = inner.pairs('}');
            at = inner.at + 1;
            return node;
        }
        if (at < text.length() && text.charAt(at) == '[') {
            at++;
            var items = new ArrayList<Node>();
            while (at < text.length() && text.charAt(at) != ']') {
                var item = value(where);
                if (item == null) {
                    return null;
                }
                items.add(item);
                skipComma();
            }
            at++;
            return new SequenceNode(where, items);
        }
        return scalar(where);
    }

    private Node scalar(Place where) {
        int start = at;
        char quote = at < text.length() ? text.charAt(at) : '\0';
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, at + 1);
            if (end > 0) {
                at = end + 1;
                return new ScalarNode(where, ScalarNode.Kind.STRING, text.substring(start + 1, end));
            }
        }
        while (at < text.length() && ",}]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return new ScalarNode(
                where, ScalarNode.Kind.STRING, text.substring(start, at).strip());
    }

    private void skipComma() {
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
        }
    }

    static MappingNode empty(Place place) {
        return new MappingNode(place, Map.of(), Map.of());
    }
}
