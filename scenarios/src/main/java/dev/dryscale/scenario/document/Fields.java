package dev.dryscale.scenario.document;

import dev.dryscale.scenario.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of one mapping, taken out one by one; {@link #finish} refuses by name what nobody took. A wrong value is
 * told to the problems and replaced by its fallback, so that reading goes on and all mistakes are found in one run.
 */
public final class Fields {

    private final Place place;
    private final Map<String, Node> members;
    private final Map<String, Place> keyPlaces;
    private final TreeSet<String> known = new TreeSet<>();
    private final Problems problems;
    private final Set<String> tolerated = new TreeSet<>();

    private Fields(Place place, Map<String, Node> members, Map<String, Place> keyPlaces, Problems problems) {
        this.place = place;
        this.members = members;
        this.keyPlaces = keyPlaces;
        this.problems = problems;
    }

    public static Fields of(MappingNode node, Problems problems) {
        return new Fields(node.place(), node.members(), node.keyPlaces(), problems);
    }

    /** The members of {@code node}; of no mapping at all, told to the problems, when it is none. */
    public static Fields of(Node node, Problems problems) {
        if (node instanceof MappingNode mapping) {
            return of(mapping, problems);
        }
        Scalars.refuse(node, "must be a mapping", problems);
        return new Fields(node.place(), Map.of(), Map.of(), problems);
    }

    public Place place() {
        return place;
    }

    public Problems problems() {
        return problems;
    }

    public boolean has(String key) {
        return members.containsKey(key);
    }

    /** The value of {@code key}, null when it is not written. */
    public @Nullable Node optional(String key) {
        known.add(key);
        return members.get(key);
    }

    /** The value of {@code key}; its absence is told to the problems and gives null. */
    public @Nullable Node required(String key) {
        var node = optional(key);
        if (node == null) {
            problems.error(place.file(), place.line(), member(key), "is required", null);
        }
        return node;
    }

    /** Says that {@code keys} exist, so that typing mistakes find them. */
    public void know(Collection<String> keys) {
        known.addAll(keys);
    }

    /** The members themselves, as a mapping. */
    public MappingNode node() {
        return new MappingNode(place, members, keyPlaces);
    }

    /** Members that nobody may ask for and that are then told in a warning: they come from a file of another purpose. */
    public Fields tolerating(Collection<String> keys) {
        tolerated.addAll(keys);
        return this;
    }

    /** Where {@code key} stands; the mapping itself when it is not written. */
    public Place placeOf(String key) {
        var keyPlace = keyPlaces.get(key);
        return keyPlace == null ? new Place(place.file(), place.line(), member(key)) : keyPlace;
    }

    /** Tells a problem about {@code key}. */
    public void refuse(String key, String rule, @Nullable String actual) {
        var where = placeOf(key);
        problems.error(where.file(), where.line(), where.pointer(), rule, actual);
    }

    /** Reads {@code key} with {@code reader}, or gives {@code fallback} when it is not written. */
    public <T> T read(String key, T fallback, Function<Node, T> reader) {
        var node = optional(key);
        return node == null ? fallback : reader.apply(node);
    }

    /** Reads {@code key} with {@code reader}, or gives null when it is not written. */
    public <T> @Nullable T readOptional(String key, Function<Node, @Nullable T> reader) {
        var node = optional(key);
        return node == null ? null : reader.apply(node);
    }

    public String text(String key, String fallback) {
        return read(key, fallback, node -> Scalars.text(node, fallback, problems));
    }

    public boolean flag(String key, boolean fallback) {
        return read(key, fallback, node -> Scalars.flag(node, fallback, problems));
    }

    public int integer(String key, int least, int most, int fallback) {
        return (int) (long) read(key, (long) fallback, node -> Scalars.integer(node, least, most, fallback, problems));
    }

    public BigDecimal number(String key, BigDecimal fallback) {
        return read(key, fallback, node -> Scalars.number(node, fallback, problems));
    }

    public <E extends Enum<E>> E word(String key, Class<E> words, Function<E, String> name, E fallback) {
        return read(
                key, fallback, node -> Scalars.word(node, List.of(words.getEnumConstants()), name, fallback, problems));
    }

    public List<Node> list(String key) {
        return read(key, List.of(), node -> {
            if (node instanceof SequenceNode sequence) {
                return sequence.items();
            }
            Scalars.refuse(node, "must be a list", problems);
            return List.<Node>of();
        });
    }

    public @Nullable Fields mapping(String key) {
        var node = optional(key);
        return node == null ? null : of(node, problems);
    }

    /** The only one of {@code keys} that is written; none or several are told to the problems and give null. */
    public @Nullable String exactlyOneOf(String... keys) {
        var written = Arrays.stream(keys).filter(this::has).toList();
        know(List.of(keys));
        if (written.size() == 1) {
            return written.get(0);
        }
        if (written.isEmpty() && !rest().isEmpty()) {
            // Most likely a typing mistake, which finish() tells with the nearest name.
            return null;
        }
        String what = written.isEmpty() ? "none" : String.join(" and ", written);
        problems.error(
                place.file(),
                place.line(),
                place.pointer(),
                "must have exactly one of " + String.join(", ", keys),
                what);
        return null;
    }

    /** Every member that nobody has asked for yet. */
    public Map<String, Node> rest() {
        var rest = new LinkedHashMap<>(members);
        rest.keySet().removeAll(known);
        return rest;
    }

    /** Refuses every member that nobody has asked for. */
    public void finish() {
        var unknown = new ArrayList<>(rest().keySet());
        var left = unknown.stream().filter(tolerated::contains).sorted().toList();
        if (!left.isEmpty()) {
            var where = placeOf(left.get(0));
            String rule = "has members that are not simulated: " + String.join(", ", left);
            problems.warning(where.file(), where.line(), place.pointer(), rule, null);
        }
        unknown.removeAll(left);
        for (String key : unknown) {
            var where = placeOf(key);
            String nearest = Problems.nearest(key, known);
            String rule = "is not known here; known: " + String.join(", ", known);
            problems.error(where.file(), where.line(), where.pointer(), rule, null, nearest);
        }
    }

    private String member(String key) {
        return place.pointer().isEmpty() ? key : place.pointer() + "." + key;
    }
}
