package dev.dryscale.scenario.file;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.trace.Duplicates;
import dev.dryscale.scenario.trace.Gaps;
import dev.dryscale.scenario.trace.Malformed;
import dev.dryscale.scenario.trace.ReplayOptions;
import dev.dryscale.scenario.trace.StampUnit;
import dev.dryscale.scenario.trace.TraceFilter;
import dev.dryscale.scenario.trace.TraceFormat;
import dev.dryscale.scenario.trace.Unsent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the keys under {@code replay:} that say how a recording is to be read. */
final class ReplayKeys {

    private final Problems problems;

    private ReplayKeys(Problems problems) {
        this.problems = problems;
    }

    /**
     * What is said about reading; null, told to the problems, when the parts do not fit together.
     *
     * @param serviceFromTrace whether requests carry their recorded time with them
     */
    static @Nullable ReplayOptions read(Fields fields, boolean serviceFromTrace, Problems problems) {
        return new ReplayKeys(problems).options(fields, serviceFromTrace);
    }

    private @Nullable ReplayOptions options(Fields fields, boolean serviceFromTrace) {
        var builder = ReplayOptions.builder()
                .serviceFromTrace(serviceFromTrace)
                .format(fields.readOptional("format", this::format))
                .reorderWithinNanos(time(fields, "reorderWithin"))
                .duplicates(word(fields, "duplicates", Duplicates.class))
                .timeZone(fields.readOptional("timeZone", node -> HeadSection.zone(node, problems)))
                .separator(fields.readOptional("separator", this::separator))
                .exactStamps(exactStamps(fields))
                .intervalNanos(time(fields, "interval"))
                .start(fields.readOptional("start", node -> HeadSection.instant(node, problems)))
                .gaps(word(fields, "gaps", Gaps.class))
                .timeColumn(text(fields, "timeColumn"))
                .countColumn(text(fields, "countColumn"))
                .stampUnit(word(fields, "stampUnit", StampUnit.class))
                .header(texts(fields, "header"));
        var counts = word(fields, "counts", ReplayOptions.Counts.class);
        var malformed = word(fields, "malformed", Malformed.class);
        var unsent = word(fields, "unsent", Unsent.class);
        builder.counts(counts == null ? ReplayOptions.Counts.UNIFORM : counts)
                .malformed(malformed == null ? Malformed.REFUSE : malformed)
                .unsent(unsent == null ? Unsent.DEMAND : unsent)
                .filter(filter(fields));
        return built(builder, fields.place());
    }

    private @Nullable ReplayOptions built(ReplayOptions.Builder builder, Place place) {
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            problems.error(place.file(), place.line(), place.pointer(), String.valueOf(e.getMessage()), null);
            return null;
        }
    }

    private TraceFilter filter(Fields fields) {
        return new TraceFilter(
                text(fields, "targetGroup"), text(fields, "host"), text(fields, "path"), texts(fields, "status"));
    }

    private @Nullable TraceFormat format(Node node) {
        return TraceFormat.ofWord(Scalars.word(node, TraceFormat.words(), word -> word, "", problems));
    }

    private boolean exactStamps(Fields fields) {
        var node = fields.optional("stamps");
        return node != null
                && Scalars.word(node, List.of("exact", "spread"), word -> word, "", problems)
                        .equals("exact");
    }

    private @Nullable Character separator(Node node) {
        String text = Scalars.string(node, "", problems);
        String character = text.equals("tab") ? "\t" : text;
        if (character.length() != 1) {
            Scalars.refuse(node, "must be one character, or tab", problems);
            return null;
        }
        return character.charAt(0);
    }

    private @Nullable Long time(Fields fields, String key) {
        return fields.readOptional(key, node -> Quantity.nanos(node, 0, Quantity.LONGEST_NANOS, 0, problems));
    }

    private @Nullable String text(Fields fields, String key) {
        return fields.readOptional(key, node -> Scalars.text(node, "", problems));
    }

    private List<String> texts(Fields fields, String key) {
        return fields.list(key).stream()
                .map(node -> Scalars.text(node, "", problems))
                .toList();
    }

    private <E extends Enum<E>> @Nullable E word(Fields fields, String key, Class<E> type) {
        var node = fields.optional(key);
        if (node == null) {
            return null;
        }
        var words = Arrays.asList(type.getEnumConstants());
        var names =
                words.stream().map(word -> word.name().toLowerCase(Locale.ROOT)).toList();
        int index = names.indexOf(Scalars.word(node, names, name -> name, "", problems));
        return index < 0 ? null : words.get(index);
    }
}
