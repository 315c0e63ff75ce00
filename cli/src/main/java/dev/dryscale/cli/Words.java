package dev.dryscale.cli;

import dev.dryscale.scenario.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The words that an option takes for the values of an enum: lower case with hyphens; a wrong one is answered with the
 * nearest.
 */
record Words<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {

    /** As a person types it: {@code SERVICE_MODES} is {@code service-modes}. */
    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<String> all() {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
    }

    @Override
    public E convert(String word) {
        for (var value : type.getEnumConstants()) {
            if (of(value).equalsIgnoreCase(word)) {
                return value;
            }
        }
        throw new TypeConversionException("unknown " + word + Errors.hint(Problems.nearest(word, all())) + "; known: "
                + String.join(", ", all()));
    }
}
