package dev.dryscale.cli;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The words that an option takes for the values of an enum: lower case with hyphens; a wrong one is answered with the
 * nearest.
 *
 * @param values those that may be chosen
 */
record Words<E extends Enum<E>>(List<E> values) implements ITypeConverter<E> {

    Words {
        values = List.copyOf(values);
    }

    /** Every value of {@code type}. */
    static <E extends Enum<E>> Words<E> all(Class<E> type) {
        return new Words<>(Arrays.asList(type.getEnumConstants()));
    }

    /** A whole number that {@code parse} knows. */
    static <N> ITypeConverter<N> whole(Function<String, N> parse) {
        return word -> {
            try {
                return parse.apply(word);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("must be a whole number, was " + word);
            }
        };
    }

    /** The name of a file or folder. */
    static Path path(String word) {
        if (word.isBlank()) {
            throw new TypeConversionException("must name a file or folder, was empty");
        }
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("must be the name of a file or folder: " + e.getReason());
        }
    }

    /** Text from elsewhere on one line of a terminal, with nothing in it that a terminal would obey. */
    static String printable(String text) {
        return Printable.isPlain(text) ? text : Printable.shorten(text);
    }

    /** As a person types it: {@code SERVICE_MODES} is {@code service-modes}. */
    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<String> typed() {
        return values.stream().map(Words::of).toList();
    }

    @Override
    public E convert(String word) {
        for (var value : values) {
            if (of(value).equalsIgnoreCase(word)) {
                return value;
            }
        }
        var nearest = Problems.nearest(word, typed());
        throw new TypeConversionException("must be one of " + String.join(", ", typed()) + ", was " + word
                + (nearest == null ? "" : "; did you mean " + nearest + "?"));
    }
}
