package dev.dryscale.scenario.file;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.trace.Duplicates;
import dev.dryscale.scenario.trace.Gaps;
import dev.dryscale.scenario.trace.Malformed;
import dev.dryscale.scenario.trace.Replay;
import dev.dryscale.scenario.trace.ReplayOptions;
import dev.dryscale.scenario.trace.ReplayRequest;
import dev.dryscale.scenario.trace.Replays;
import dev.dryscale.scenario.trace.StampUnit;
import dev.dryscale.scenario.trace.TraceFilter;
import dev.dryscale.scenario.trace.TraceFormat;
import dev.dryscale.scenario.trace.Unsent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code replay:}, recorded traffic: a file, a folder or a glob, alone or with how it is to be read. */
final class ReplaySection {

    private static final TrafficReader.Part NOTHING = new TrafficReader.Part(TrafficReader.SILENCE, null, "");

    private final Reading reading;
    private final Problems problems;
    private final RecordedTimes times;
    private int count;

    ReplaySection(Reading reading, RecordedTimes times) {
        this.reading = reading;
        this.times = times;
        this.problems = reading.problems();
    }

    /** How many recordings have been asked for. */
    int count() {
        return count;
    }

    TrafficReader.Part read(Node node) {
        count++;
        if (!(node instanceof dev.dryscale.scenario.document.MappingNode mapping)) {
            return open(node.place(), patterns(node), plain());
        }
        var fields = Fields.of(mapping, problems);
        int before = problems.all().size();
        var files = fields.optional("file");
        var options = options(fields);
        fields.finish();
        var patterns = files == null ? List.<String>of() : patterns(files);
        return problems.all().size() > before || options == null ? NOTHING : open(node.place(), patterns, options);
    }

    /** The recording of the command line, read without options. */
    TrafficReader.Part override(Place place) {
        count++;
        return open(place, List.of(), plain());
    }

    private ReplayOptions plain() {
        return ReplayOptions.builder().serviceFromTrace(times.areAsked()).build();
    }

    private List<String> patterns(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.items().stream()
                    .map(item -> Scalars.string(item, "", problems))
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
        String text = Scalars.string(node, "", problems);
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private TrafficReader.Part open(Place place, List<String> patterns, ReplayOptions options) {
        var request = request(place, patterns, options);
        var replay = request == null ? null : Replays.open(request, problems);
        if (replay == null) {
            return NOTHING;
        }
        replay.inputs().forEach(input -> reading.files().keep(input.name(), input.sha256()));
        var told = replay.summary() + times.add(replay);
        return new TrafficReader.Part(replay.source(), start(replay), told);
    }

    private static @Nullable Instant start(Replay replay) {
        return replay.calendar() ? Instant.ofEpochSecond(replay.startEpochSecond(), replay.startNanoOfSecond()) : null;
    }

    private @Nullable ReplayRequest request(Place place, List<String> patterns, ReplayOptions options) {
        var override = reading.options().trafficOverride();
        if (override != null) {
            return new ReplayRequest(
                    List.of(override.toString()),
                    Path.of(""),
                    false,
                    List.of(),
                    place.file(),
                    place.line(),
                    place.pointer(),
                    options);
        }
        if (patterns.isEmpty()) {
            String rule = "names no recording: give one with --traffic FILE";
            problems.error(place.file(), place.line(), place.pointer(), rule, null);
            return null;
        }
        var folder = reading.files().folder();
        if (folder == null) {
            String rule = "names a file, which the library inside the jar does not have: give one with --traffic FILE";
            problems.error(place.file(), place.line(), place.pointer(), rule, null);
            return null;
        }
        var allowed = reading.options().allowPaths();
        return new ReplayRequest(patterns, folder, true, allowed, place.file(), place.line(), place.pointer(), options);
    }

    /** What is said about reading; null, told to the problems, when the parts do not fit together. */
    private @Nullable ReplayOptions options(Fields fields) {
        var builder = ReplayOptions.builder()
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
        try {
            return builder.counts(counts == null ? ReplayOptions.Counts.UNIFORM : counts)
                    .malformed(malformed == null ? Malformed.REFUSE : malformed)
                    .unsent(unsent == null ? Unsent.DEMAND : unsent)
                    .serviceFromTrace(times.areAsked())
                    .filter(filter(fields))
                    .build();
        } catch (IllegalArgumentException e) {
            var place = fields.place();
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
