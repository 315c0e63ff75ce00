package dev.dryscale.scenario.file;

import dev.dryscale.random.Distribution;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.traffic.ArrivalStream;
import dev.dryscale.traffic.ListedTraffic;
import dev.dryscale.traffic.LoadTraffic;
import dev.dryscale.traffic.StepTraffic;
import dev.dryscale.traffic.TrafficSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The parameters of one synthetic source; wrong ones are told to the problems and replaced by a stand-in. */
final class TrafficParameters {

    private static final int MOST_STEPS = 100_000;

    private final Fields fields;
    private final TrafficReader reader;
    private final Problems problems;

    TrafficParameters(Fields fields, TrafficReader reader, Problems problems) {
        this.fields = fields;
        this.reader = reader;
        this.problems = problems;
    }

    double rate(String key) {
        var node = fields.required(key);
        return node == null ? 1 : rate(node);
    }

    private double rate(Node node) {
        var value = Quantity.RATE.read(node, problems);
        if (value != null && value.signum() < 0) {
            Scalars.refuse(node, "must not be negative", problems);
            return 1;
        }
        return value == null ? 1 : value.doubleValue();
    }

    long time(String key) {
        var node = fields.required(key);
        return node == null ? 1 : time(node);
    }

    long time(String key, long fallback) {
        return fields.read(key, fallback, this::time);
    }

    private long time(Node node) {
        return Quantity.nanos(node, 0, Quantity.LONGEST_NANOS, 1, problems);
    }

    /** How long the source lasts; without end unless it says so. */
    long duration() {
        return fields.read(
                "duration", Long.MAX_VALUE, node -> Quantity.nanos(node, 1, Quantity.LONGEST_NANOS, 1, problems));
    }

    double number(String key) {
        fields.required(key);
        return fields.number(key, BigDecimal.ONE).doubleValue();
    }

    long count(String key) {
        var node = fields.required(key);
        return node == null ? 1 : Scalars.integer(node, 1, 1_000_000_000, 1, problems);
    }

    List<Double> factors(String key) {
        return fields.list(key).stream()
                .map(node -> Scalars.number(node, BigDecimal.ONE, problems).doubleValue())
                .toList();
    }

    List<StepTraffic.Step> steps(String key) {
        fields.required(key);
        var steps = new ArrayList<StepTraffic.Step>();
        var items = fields.list(key);
        if (items.isEmpty() || items.size() > MOST_STEPS) {
            fields.refuse(key, "must have 1 to " + MOST_STEPS + " steps", items.size() + " steps");
            return List.of(new StepTraffic.Step(0, 0));
        }
        for (Node item : items) {
            var step = new TrafficParameters(Fields.of(item, problems), reader, problems);
            steps.add(new StepTraffic.Step(step.time("at"), step.rate("rate")));
            step.fields.finish();
        }
        return steps;
    }

    /** Single requests: {@code {at: 10s, time: 1s}}, with a time of the service's law where none is given. */
    List<ListedTraffic.Request> requests(String key) {
        fields.required(key);
        var requests = new ArrayList<ListedTraffic.Request>();
        for (Node item : fields.list(key)) {
            var one = new TrafficParameters(Fields.of(item, problems), reader, problems);
            requests.add(new ListedTraffic.Request(one.time("at"), one.time("time", ArrivalStream.NO_SERVICE_TIME)));
            one.fields.finish();
        }
        return requests;
    }

    LoadTraffic.Unit loadUnit(String key) {
        return fields.word(
                key,
                LoadTraffic.Unit.class,
                unit -> unit == LoadTraffic.Unit.INSTANCES ? "instances" : "countPerMinute",
                LoadTraffic.Unit.INSTANCES);
    }

    /** Pieces of a load: {@code {from: 0s, to: 30m, load: 20, loadAtEnd: 35}}, level where the end is not given. */
    List<LoadTraffic.Segment> loadSegments(String key) {
        fields.required(key);
        var segments = new ArrayList<LoadTraffic.Segment>();
        for (Node item : fields.list(key)) {
            var piece = new TrafficParameters(Fields.of(item, problems), reader, problems);
            piece.fields.required("load");
            var load = piece.fields.number("load", BigDecimal.ZERO);
            segments.add(new LoadTraffic.Segment(
                    BigDecimal.valueOf(piece.time("from"), 9),
                    load,
                    BigDecimal.valueOf(piece.time("to"), 9),
                    piece.fields.number("loadAtEnd", load)));
            piece.fields.finish();
        }
        return segments;
    }

    Distribution law(String key) {
        var node = fields.required(key);
        return node == null ? DistributionReader.seconds(1) : DistributionReader.read(node, reader.reading());
    }

    TrafficSource source(String key) {
        var node = fields.required(key);
        return node == null ? TrafficReader.SILENCE : reader.read(node).source();
    }
}
