package dev.dryscale.scenario.document;

import dev.dryscale.scenario.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Single values read strictly: no text for a number, no number for a text, nothing empty. */
public final class Scalars {

    /** How a rule ends that only a deployment can tell whether it holds. */
    public static final String UNKNOWN = ", known before the deployment";

    private Scalars() {}

    /** Tells a problem about {@code node}, unless its notation has been refused already. */
    public static void refuse(Node node, String rule, Problems problems) {
        refuse(node, rule, null, problems);
    }

    /** Tells a problem about {@code node} with the nearest right name. */
    public static void refuse(Node node, String rule, @Nullable String nearest, Problems problems) {
        if (node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.REFUSED) {
            return;
        }
        var place = node.place();
        String known = Symbol.is(node) ? rule + UNKNOWN : rule;
        problems.error(place.file(), place.line(), place.pointer(), known, node.phrase(), nearest);
    }

    /** A text without control characters; a bare number or {@code true} is its own text. */
    public static String text(Node node, String fallback, Problems problems) {
        if (!(node instanceof ScalarNode scalar) || scalar.kind() == ScalarNode.Kind.NULL) {
            refuse(node, "must be a text", problems);
            return fallback;
        }
        if (scalar.kind() == ScalarNode.Kind.REFUSED) {
            return fallback;
        }
        if (!Printable.isPlain(scalar.text())) {
            refuse(node, "must not contain control or invisible characters", problems);
            return fallback;
        }
        return scalar.text();
    }

    /** As {@link #text}, where the notation must be that of a string. */
    public static String string(Node node, String fallback, Problems problems) {
        if (node instanceof ScalarNode scalar
                && (scalar.kind() == ScalarNode.Kind.NUMBER || scalar.kind() == ScalarNode.Kind.BOOLEAN)) {
            refuse(node, "must be a text", problems);
            return fallback;
        }
        return text(node, fallback, problems);
    }

    public static boolean flag(Node node, boolean fallback, Problems problems) {
        if (node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.BOOLEAN) {
            return scalar.text().equals("true");
        }
        refuse(node, "must be true or false", problems);
        return fallback;
    }

    /** A finite number that a double can hold. */
    public static BigDecimal number(Node node, BigDecimal fallback, Problems problems) {
        if (!(node instanceof ScalarNode scalar) || scalar.kind() != ScalarNode.Kind.NUMBER) {
            refuse(node, "must be a number", problems);
            return fallback;
        }
        var value = ExactNumber.parse(scalar.text());
        if (value == null) {
            refuse(node, "must be a number that a double can hold", problems);
            return fallback;
        }
        return value;
    }

    /** A whole number from {@code least} to {@code most}, written without point or exponent. */
    public static long integer(Node node, long least, long most, long fallback, Problems problems) {
        String rule = least == most ? "must be " + least : "must be a whole number from " + least + " to " + most;
        if (!(node instanceof ScalarNode scalar)
                || scalar.kind() != ScalarNode.Kind.NUMBER
                || !scalar.text().matches("-?[0-9]{1,18}")) {
            refuse(node, rule, problems);
            return fallback;
        }
        long value = Long.parseLong(scalar.text());
        if (value < least || value > most) {
            refuse(node, rule, problems);
            return fallback;
        }
        return value;
    }

    /** One of {@code words}, by exactly its name. */
    public static <E> E word(Node node, List<E> words, Function<E, String> name, E fallback, Problems problems) {
        String text = string(node, "", problems);
        if (text.isEmpty()) {
            if (node instanceof ScalarNode scalar && scalar.text().isEmpty()) {
                refuse(node, "must be one of " + names(words, name), problems);
            }
            return fallback;
        }
        for (E word : words) {
            if (name.apply(word).equals(text)) {
                return word;
            }
        }
        String nearest = Problems.nearest(text, words.stream().map(name).toList());
        refuse(node, "must be one of " + names(words, name), nearest, problems);
        return fallback;
    }

    private static <E> String names(List<E> words, Function<E, String> name) {
        return words.stream().map(name).collect(Collectors.joining(", "));
    }
}
