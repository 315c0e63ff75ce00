package dev.dryscale.scenario.document;

/** A value that only a deployment knows, kept as the words that stand for it: {@code !Ref Target}. */
public final class Symbol {

    private Symbol() {}

    /**
     * The symbol that a template's function makes.
     *
     * @param function its name without {@code !} and {@code Fn::}, e.g. {@code Ref}
     * @param argument what it is applied to; shown only when it is one word or a list of words
     */
    public static ScalarNode of(Place place, String function, Node argument) {
        return of(place, "!" + function + " " + words(argument));
    }

    /** The symbol written as {@code text}. */
    public static ScalarNode of(Place place, String text) {
        return new ScalarNode(place, ScalarNode.Kind.SYMBOLIC, text);
    }

    public static boolean is(Node node) {
        return node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.SYMBOLIC;
    }

    private static String words(Node argument) {
        if (argument instanceof ScalarNode scalar) {
            return scalar.text();
        }
        if (argument instanceof SequenceNode sequence
                && sequence.items().size() == 2
                && sequence.items().get(0) instanceof ScalarNode resource
                && sequence.items().get(1) instanceof ScalarNode attribute) {
            return resource.text() + "." + attribute.text();
        }
        return "…";
    }
}
