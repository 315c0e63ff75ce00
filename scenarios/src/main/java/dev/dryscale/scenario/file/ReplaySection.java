package dev.dryscale.scenario.file;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.trace.Replay;
import dev.dryscale.scenario.trace.ReplayOptions;
import dev.dryscale.scenario.trace.ReplayRequest;
import dev.dryscale.scenario.trace.Replays;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
        var options = ReplayKeys.read(fields, times.areAsked(), problems);
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
}
