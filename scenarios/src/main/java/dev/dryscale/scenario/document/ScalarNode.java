package dev.dryscale.scenario.document;

/**
 * A single value, kept as the text that was written.
 *
 * @param text decoded text; for a number its digits exactly as written
 */
public record ScalarNode(Place place, Kind kind, String text) implements Node {

    /** What the notation says the value is. */
    public enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        /** Known only where the document is deployed, e.g. {@code !Ref Target}; may stand for a text, for nothing else. */
        SYMBOLIC,
        /** Refused by the notation; the problem is told, nobody need complain again. */
        REFUSED
    }

    @Override
    public String phrase() {
        return switch (kind) {
            case STRING -> Printable.quote(text);
            case NUMBER, BOOLEAN, SYMBOLIC, REFUSED -> Printable.shorten(text);
            case NULL -> "null";
        };
    }
}
