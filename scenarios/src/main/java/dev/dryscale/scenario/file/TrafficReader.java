package dev.dryscale.scenario.file;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.traffic.ConstantTraffic;
import dev.dryscale.traffic.ListedTraffic;
import dev.dryscale.traffic.PolledTraffic;
import dev.dryscale.traffic.ShiftedTraffic;
import dev.dryscale.traffic.SplicedTraffic;
import dev.dryscale.traffic.StretchedTraffic;
import dev.dryscale.traffic.SumTraffic;
import dev.dryscale.traffic.TrafficSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a traffic expression: {@code replay}, {@code synthetic}, or one of the seven operators on other expressions. */
final class TrafficReader {

    /** Stands in for what could not be read. */
    static final TrafficSource SILENCE = new ConstantTraffic(0, 1);

    private static final Part NOTHING = new Part(SILENCE, null, "");

    private final Reading reading;
    private final Problems problems;
    private final RecordedTimes times;
    private final ReplaySection replays;

    /** {@code times} takes note of what requests carry with them. */
    TrafficReader(Reading reading, RecordedTimes times) {
        this.reading = reading;
        this.problems = reading.problems();
        this.times = times;
        this.replays = new ReplaySection(reading, times);
    }

    /**
     * A source and where its time 0 lies on the calendar.
     *
     * @param start null for synthetic traffic, which may start at any time
     * @param told what the reader of a recording has to say about it; empty for synthetic traffic
     */
    record Part(TrafficSource source, @Nullable Instant start, String told) {}

    Reading reading() {
        return reading;
    }

    /** How many recordings the expression replays. */
    int replayCount() {
        return replays.count();
    }

    Part read(Node node) {
        var fields = Fields.of(node, problems);
        if (!(node instanceof MappingNode)) {
            return NOTHING;
        }
        String operator = fields.exactlyOneOf(
                "replay", "synthetic", "sum", "scale", "shift", "stretch", "splice", "poll", "clip");
        var part = operator == null ? NOTHING : apply(operator, fields);
        fields.finish();
        return part;
    }

    private Part apply(String operator, Fields fields) {
        return switch (operator) {
            case "replay" -> replays.read(Objects.requireNonNull(fields.optional("replay")));
            case "synthetic" -> synthetic(fields);
            case "sum" -> several(fields, operator, SumTraffic::new);
            case "splice" -> several(fields, operator, SplicedTraffic::new);
            case "scale" -> scale(fields);
            case "shift" -> shift(fields);
            case "stretch" -> stretch(fields);
            case "poll" -> poll(fields);
            case "clip" -> clip(fields);
            default -> throw new IllegalArgumentException("no operator " + operator);
        };
    }

    private Part synthetic(Fields fields) {
        var inner = Objects.requireNonNull(fields.mapping("synthetic"));
        var node = inner.required("kind");
        var kind = node == null ? null : kind(node);
        if (kind == null) {
            inner.know(inner.rest().keySet());
            return NOTHING;
        }
        var parameters = new TrafficParameters(inner, this, problems);
        var source = made(inner, () -> kind.make(parameters));
        if (!(source instanceof ListedTraffic listed) || !listed.tellsAllTimes()) {
            times.addWithout("synthetic traffic");
        }
        inner.finish();
        return new Part(source, null, "");
    }

    private @Nullable SyntheticCatalog kind(Node node) {
        var kinds = List.of(SyntheticCatalog.values());
        var words = kinds.stream().map(one -> one.kind().kind()).toList();
        int index = words.indexOf(Scalars.word(node, words, word -> word, "", problems));
        return index < 0 ? null : kinds.get(index);
    }

    /** What a source says about its parameters, told at its place; a stand-in then. */
    private TrafficSource made(Fields fields, Supplier<TrafficSource> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            var place = fields.place();
            problems.error(place.file(), place.line(), place.pointer(), String.valueOf(e.getMessage()), null);
            return SILENCE;
        }
    }

    private interface Join {
        TrafficSource of(List<TrafficSource> parts);
    }

    private Part several(Fields fields, String key, Join join) {
        var parts = new ArrayList<Part>();
        fields.list(key).forEach(node -> parts.add(read(node)));
        var source = made(fields, () -> join.of(parts.stream().map(Part::source).toList()));
        var start = parts.isEmpty() ? null : parts.get(0).start();
        var told =
                parts.stream().map(Part::told).filter(text -> !text.isEmpty()).toList();
        return new Part(source, start, String.join("; ", told));
    }

    private Part scale(Fields fields) {
        var inner = Objects.requireNonNull(fields.mapping("scale"));
        var part = operand(inner);
        double by = factor(inner);
        var source = made(inner, () -> part.source().scaled(by));
        inner.finish();
        return new Part(source, part.start(), part.told());
    }

    private Part stretch(Fields fields) {
        var inner = Objects.requireNonNull(fields.mapping("stretch"));
        var part = operand(inner);
        double by = factor(inner);
        var source = made(inner, () -> new StretchedTraffic(part.source(), by));
        inner.finish();
        return new Part(source, part.start(), part.told());
    }

    private double factor(Fields inner) {
        inner.required("by");
        var by = inner.number("by", BigDecimal.ONE);
        if (by.signum() <= 0) {
            inner.refuse("by", "must be positive", by.toPlainString());
            return 1;
        }
        return by.doubleValue();
    }

    private Part shift(Fields fields) {
        var inner = Objects.requireNonNull(fields.mapping("shift"));
        var part = operand(inner);
        Node by = inner.required("by");
        long nanos = by == null ? 0 : Quantity.nanos(by, 0, Quantity.LONGEST_NANOS, 0, problems);
        var source = made(inner, () -> new ShiftedTraffic(part.source(), nanos));
        inner.finish();
        return new Part(source, part.start(), part.told());
    }

    private Part poll(Fields fields) {
        var inner = Objects.requireNonNull(fields.mapping("poll"));
        var part = operand(inner);
        Node every = inner.required("every");
        long nanos = every == null ? 1 : Quantity.nanos(every, 1, Quantity.LONGEST_NANOS, 1, problems);
        var source = made(inner, () -> new PolledTraffic(part.source(), nanos));
        inner.finish();
        return new Part(source, part.start(), part.told());
    }

    private Part operand(Fields inner) {
        var node = inner.required("of");
        return node == null ? NOTHING : read(node);
    }

    private Part clip(Fields fields) {
        var inner = Objects.requireNonNull(fields.mapping("clip"));
        var part = operand(inner);
        Node fromNode = inner.optional("from");
        Node toNode = inner.optional("to");
        long from = fromNode == null ? 0 : moment(fromNode, part);
        long to = toNode == null ? part.source().durationNanos() : moment(toNode, part);
        inner.finish();
        if (fromNode == null && toNode == null) {
            inner.refuse("from", "or to must be given", null);
            return part;
        }
        if (part.source() == SILENCE || from < 0 || to < 0) {
            return part;
        }
        var source = made(inner, () -> part.source().clipped(from, to));
        var start = part.start() == null ? null : part.start().plusNanos(from);
        return new Part(source, start, part.told());
    }

    /** Nanoseconds since the part's start, from a time such as {@code 6h} or a moment on the calendar; -1 when wrong. */
    private long moment(Node node, Part part) {
        boolean calendar = node instanceof ScalarNode scalar && scalar.text().indexOf('T') > 0;
        if (!calendar) {
            return Quantity.nanos(node, 0, Quantity.LONGEST_NANOS, -1, problems);
        }
        var moment = HeadSection.instant(node, problems);
        if (moment == null || part.source() == SILENCE) {
            return -1;
        }
        if (part.start() == null) {
            Scalars.refuse(node, "must be a time such as 6h: synthetic traffic has no place on the calendar", problems);
            return -1;
        }
        var since = Duration.between(part.start(), moment);
        if (since.isNegative() || since.compareTo(Duration.ofNanos(Quantity.LONGEST_NANOS)) > 0) {
            Scalars.refuse(node, "must not lie before the recording, which starts at " + part.start(), problems);
            return -1;
        }
        return since.toNanos();
    }
}
