package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.ScalingProcess;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one item of {@code events:}: when, for how long if that is said, and what. */
final class EventSection {

    private final Fields fields;
    private final String word;
    private final Node node;
    private final long atNanos;
    private final long endNanos;
    private @Nullable Fields body;

    private EventSection(Fields fields, String word, Node node, long atNanos, long endNanos) {
        this.fields = fields;
        this.word = word;
        this.node = node;
        this.atNanos = atNanos;
        this.endNanos = endNanos;
    }

    /** All events that happen to a group. */
    static List<FleetFeature> read(FeatureContext context) {
        return read(context, false);
    }

    /** All events that happen to an ECS service. */
    static List<FleetFeature> ofService(FeatureContext context) {
        return read(context, true);
    }

    private static List<FleetFeature> read(FeatureContext context, boolean service) {
        var features = new ArrayList<FleetFeature>();
        for (Node item : context.scenario().list("events")) {
            features.addAll(event(Fields.of(item, context.problems()), context, service));
        }
        return features;
    }

    private static List<FleetFeature> event(Fields fields, FeatureContext context, boolean service) {
        var problems = context.problems();
        var atNode = fields.required("at");
        long at = atNode == null ? 0 : context.calendar().at(atNode, problems);
        long lasts = fields.read(
                "for", Long.MAX_VALUE, node -> Quantity.nanos(node, 1, Quantity.LONGEST_NANOS, 1, problems));
        long end = lasts == Long.MAX_VALUE ? lasts : at + lasts;
        String[] words = Arrays.stream(EventCatalog.values())
                .filter(line -> line.isOfService() == service)
                .map(EventCatalog::word)
                .toArray(String[]::new);
        String word = fields.exactlyOneOf(words);
        var node = word == null ? null : fields.optional(word);
        fields.finish();
        if (word == null || node == null) {
            return List.of();
        }
        for (var line : EventCatalog.values()) {
            if (line.word().equals(word)) {
                var event = new EventSection(fields, word, node, at, end);
                var features = line.read(context, event);
                if (event.body != null) {
                    event.body.finish();
                }
                return features;
            }
        }
        throw new IllegalStateException(word + " is no line of EventCatalog");
    }

    long atNanos() {
        return atNanos;
    }

    /** When it ends; {@link Long#MAX_VALUE} when {@code for} is not written. */
    long endNanos() {
        return endNanos;
    }

    /** What is written after the event's word. */
    Node node() {
        return node;
    }

    /** Its members; a node that is no mapping is refused. */
    Fields body() {
        var members = body == null ? Fields.of(node, fields.problems()) : body;
        body = members;
        return members;
    }

    List<ScalingProcess> processes() {
        return ProcessReader.list(fields, word);
    }

    void refuse(String rule) {
        Scalars.refuse(node, rule, fields.problems());
    }
}
