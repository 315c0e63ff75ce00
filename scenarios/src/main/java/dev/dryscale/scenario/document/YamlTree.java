package dev.dryscale.scenario.document;

import dev.dryscale.scenario.Problems;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML to {@link Node}, restricted to what no two readers understand differently: no anchors, aliases, tags, merge keys,
 * complex keys, second documents, and no plain scalar that another YAML version reads as a number of another base or as a
 * date. Numbers are JSON numbers; {@code true}, {@code false} and {@code null} are the only other words.
 */
final class YamlTree {

    private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");
    private static final Pattern ZONELESS = Pattern.compile(
            "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]*)?)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    private final Iterator<Event> events;
    private final String file;
    private final Problems problems;
    private final Set<String> tags;
    private int nodes;

    private YamlTree(Iterator<Event> events, String file, Set<String> tags, Problems problems) {
        this.events = events;
        this.file = file;
        this.tags = tags;
        this.problems = problems;
    }

    static @Nullable Node read(String file, String text, Problems problems) {
        return read(file, text, Set.of(), problems);
    }

    /** As {@link #read(String, String, Problems)}, where a value with one of {@code tags} is symbolic. */
    static @Nullable Node read(String file, String text, Set<String> tags, Problems problems) {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setCodePointLimit(Limits.DOCUMENT_BYTES)
                .build();
        var tree = new YamlTree(new Parse(settings).parseString(text).iterator(), file, tags, problems);
        try {
            return tree.document();
        } catch (TooLarge e) {
            tree.refuse(e.place, e.rule, null);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            problems.error(file, line, "", "is not valid YAML: " + Printable.escape(e.getProblem()), null);
        } catch (YamlEngineException e) {
            String reason = e.getMessage() == null ? "unreadable" : e.getMessage();
            problems.error(
                    file,
                    0,
                    "",
                    "is not valid YAML: "
                            + Printable.escape(reason.lines().findFirst().orElse("")),
                    null);
        }
        return null;
    }

    private @Nullable Node document() {
        expect(Event.ID.StreamStart);
        var first = events.next();
        if (first.getEventId() == Event.ID.StreamEnd) {
            refuse(new Place(file, 0, ""), "must not be empty", null);
            return null;
        }
        var start = events.next();
        var node = node(start, new Place(file, line(start), ""), 0);
        expect(Event.ID.DocumentEnd);
        var end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            refuse(new Place(file, line(end), ""), "must hold one YAML document", "a second one");
        }
        return node;
    }

    private void expect(Event.ID id) {
        var event = events.next();
        if (event.getEventId() != id) {
            throw new IllegalStateException("expected " + id + ", was " + event.getEventId());
        }
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    private Node node(Event event, Place place, int depth) {
        if (depth > Limits.DEPTH) {
            throw new TooLarge(place, "must not be nested deeper than " + Limits.DEPTH + " levels");
        }
        if (++nodes > Limits.NODES) {
            throw new TooLarge(place, "must hold at most " + Limits.NODES + " values");
        }
        if (event instanceof AliasEvent alias) {
            refuse(place, "must be written out: aliases are not read", "*" + alias.getAlias());
            return new ScalarNode(place, ScalarNode.Kind.REFUSED, "*" + alias.getAlias());
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, place);
        }
        if (event instanceof MappingStartEvent start) {
            refuseDecoration(place, start.getAnchor(), start.getTag());
            return symbolic(start.getTag(), mapping(place, depth));
        }
        if (event instanceof SequenceStartEvent start) {
            refuseDecoration(place, start.getAnchor(), start.getTag());
            return symbolic(start.getTag(), sequence(place, depth));
        }
        throw new IllegalStateException("no value starts with " + event.getEventId());
    }

    private void refuseDecoration(Place place, Optional<Anchor> anchor, Optional<String> tag) {
        if (anchor.isPresent()) {
            refuse(place, "must not carry an anchor", "&" + anchor.get());
        }
        if (tag.isPresent() && !tags.contains(tag.get())) {
            refuse(place, "must not carry a tag", Printable.quote(tag.get()));
        }
    }

    private Node symbolic(Optional<String> tag, Node node) {
        return tag.isPresent() && tags.contains(tag.get())
                ? Symbol.of(node.place(), tag.get().substring(1), node)
                : node;
    }

    private MappingNode mapping(Place place, int depth) {
        var members = new LinkedHashMap<String, Node>();
        var keyPlaces = new LinkedHashMap<String, Place>();
        for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            String key = key(event, new Place(file, line(event), place.pointer()));
            var keyPlace = place.member(key, line(event));
            var value = node(events.next(), keyPlace, depth + 1);
            members.putIfAbsent(key, value);
            var first = keyPlaces.putIfAbsent(key, keyPlace);
            if (first != null) {
                refuse(keyPlace, "is written twice, first on line " + first.line(), null);
            }
        }
        return new MappingNode(place, members, keyPlaces);
    }

    private String key(Event event, Place place) {
        if (event instanceof AliasEvent alias) {
            refuse(place, "has a key that is an alias", "*" + alias.getAlias());
            return "*" + alias.getAlias();
        }
        if (!(event instanceof ScalarEvent scalar)) {
            refuse(place, "has a key that is not a single word", null);
            node(event, place, 0);
            return "?";
        }
        refuseDecoration(place, scalar.getAnchor(), scalar.getTag());
        String key = scalar.getValue();
        if (scalar.isPlain() && key.equals("<<")) {
            refuse(place, "must not merge mappings: write the members out", "<<");
        }
        if (key.length() > Limits.NAME_LENGTH) {
            refuse(place, "has a key longer than " + Limits.NAME_LENGTH + " characters", Printable.quote(key));
        }
        return key;
    }

    private SequenceNode sequence(Place place, int depth) {
        var items = new ArrayList<Node>();
        for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, place.item(items.size(), line(event)), depth + 1));
        }
        return new SequenceNode(place, items);
    }

    private ScalarNode scalar(ScalarEvent event, Place place) {
        refuseDecoration(place, event.getAnchor(), event.getTag());
        String text = event.getValue();
        if (text.length() > Limits.STRING_LENGTH) {
            refuse(place, "must be at most " + Limits.STRING_LENGTH + " characters", Printable.quote(text));
        }
        if (event.getTag().isPresent() && tags.contains(event.getTag().get())) {
            return Symbol.of(
                    place, event.getTag().get().substring(1), new ScalarNode(place, ScalarNode.Kind.STRING, text));
        }
        return new ScalarNode(place, event.isPlain() ? plainKind(text, place) : ScalarNode.Kind.STRING, text);
    }

    private ScalarNode.Kind plainKind(String text, Place place) {
        if (SEXAGESIMAL.matcher(text).matches()) {
            refuse(place, "must be quoted or carry a unit: some YAML readers take it in base 60", text);
            return ScalarNode.Kind.REFUSED;
        }
        if (ZONELESS.matcher(text).matches()) {
            refuse(place, "must carry a time zone, e.g. 2026-01-05T14:00:00Z", text);
            return ScalarNode.Kind.REFUSED;
        }
        if (NOT_FINITE.matcher(text).matches()) {
            refuse(place, "must be finite", text);
            return ScalarNode.Kind.REFUSED;
        }
        return switch (text) {
            case "", "~", "null" -> ScalarNode.Kind.NULL;
            case "true", "false" -> ScalarNode.Kind.BOOLEAN;
            default -> ExactNumber.isNotation(text) ? ScalarNode.Kind.NUMBER : ScalarNode.Kind.STRING;
        };
    }

    private void refuse(Place place, String rule, @Nullable String actual) {
        problems.error(place.file(), place.line(), place.pointer(), rule, actual);
    }

    /** What stops reading at once: the rest of the document may be without end. */
    private static final class TooLarge extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final transient Place place;
        private final String rule;

        TooLarge(Place place, String rule) {
            super(rule, null, false, false);
            this.rule = rule;
            this.place = place;
        }
    }
}
