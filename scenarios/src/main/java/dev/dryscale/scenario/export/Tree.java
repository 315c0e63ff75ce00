package dev.dryscale.scenario.export;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees that no file holds: what an export makes of those that it has read. */
final class Tree {

    static final Place NOWHERE = new Place("", 0, "");

    private Tree() {}

    static ScalarNode text(String text) {
        return new ScalarNode(NOWHERE, ScalarNode.Kind.STRING, text);
    }

    static SequenceNode list(List<? extends Node> items) {
        return new SequenceNode(NOWHERE, List.copyOf(items));
    }

    static MappingNode mapping(Map<String, ? extends Node> members) {
        return new MappingNode(NOWHERE, new LinkedHashMap<String, Node>(members), Map.of());
    }

    static @Nullable String textOf(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.text() : null;
    }

    /** The texts of a list, or of a list written as one text with commas or blanks between its items. */
    static List<String> words(@Nullable Node node) {
        var words = new ArrayList<String>();
        if (node instanceof SequenceNode sequence) {
            sequence.items().forEach(item -> words.addAll(words(item)));
        } else if (node instanceof ScalarNode scalar) {
            for (String word : scalar.text().split("[,\\s]+", -1)) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        }
        return words;
    }

    static SequenceNode texts(List<String> words) {
        return list(words.stream().map(Tree::text).toList());
    }
}
