package dev.dryscale.scenario.document;

import java.util.List;

/** A list of values. */
public record SequenceNode(Place place, List<Node> items) implements Node {

    public SequenceNode {
        items = List.copyOf(items);
    }

    @Override
    public String phrase() {
        return "a list";
    }
}
