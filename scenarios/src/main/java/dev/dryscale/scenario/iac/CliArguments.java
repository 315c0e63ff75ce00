package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.Printable;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.document.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the words after an operation into the members of its request, as the AWS CLI does, and names what it refuses. */
final class CliArguments {

    private static final String SUBNETS = "VPCZoneIdentifier";

    private final Source source;
    private final CliOperation operation;
    private final Map<String, Node> members = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    private CliArguments(Source source, CliOperation operation) {
        this.source = source;
        this.operation = operation;
    }

    /** The request's members, at the place of the command. */
    static MappingNode read(Source source, CliOperation operation, int line, List<ShellWord> words) {
        var arguments = new CliArguments(source, operation);
        int at = 0;
        while (at < words.size()) {
            int end = at + 1;
            while (end < words.size() && !isOption(words.get(end))) {
                end++;
            }
            arguments.option(words.get(at), words.subList(at + 1, end));
            at = end;
        }
        return (MappingNode) ApiMembers.typed(
                "", new MappingNode(new Place(source.file(), line, ""), arguments.members, arguments.places));
    }

    private static boolean isOption(ShellWord word) {
        return word.text().startsWith("--") && word.text().length() > 2;
    }

    private void option(ShellWord written, List<ShellWord> values) {
        if (!isOption(written)) {
            stray(List.of(written), "");
            return;
        }
        int equals = written.text().indexOf('=');
        String name = equals < 0 ? written.text().substring(2) : written.text().substring(2, equals);
        var all = new ArrayList<ShellWord>(values);
        if (equals >= 0) {
            all.add(0, new ShellWord(written.text().substring(equals + 1), written.line(), written.expands()));
        }
        var global = CliOperation.global(name);
        if (global != null) {
            global(name, global, all);
            return;
        }
        var option = operation.option(name.startsWith("no-") ? name.substring("no-".length()) : name);
        if (option == null) {
            unknown(written, name);
        } else {
            set(option, written, all);
        }
    }

    private void unknown(ShellWord written, String name) {
        String nearest = Problems.nearest("--" + name, operation.optionNames());
        String rule = "is no option of aws " + operation.words() + "; the AWS CLI answers Unknown options";
        source.problems().error(source.file(), written.line(), "--" + Printable.shorten(name), rule, null, nearest);
    }

    /** Only the request itself matters of what every command takes. */
    private void global(String name, boolean takesValue, List<ShellWord> values) {
        if (name.startsWith("cli-input") && !values.isEmpty()) {
            var place = new Place(source.file(), values.get(0).line(), "");
            if (document(values.get(0), place) instanceof MappingNode request) {
                request.members().forEach(members::putIfAbsent);
                request.keyPlaces().forEach(places::putIfAbsent);
            }
        }
        stray(values.subList(Math.min(takesValue ? 1 : 0, values.size()), values.size()), "");
    }

    private void set(CliOperation.Option option, ShellWord written, List<ShellWord> values) {
        var place = new Place(source.file(), written.line(), option.member());
        places.put(option.member(), place);
        if (option.type() == CliOperation.Option.Type.FLAG) {
            String value = Boolean.toString(!written.text().startsWith("--no-"));
            members.put(option.member(), new ScalarNode(place, ScalarNode.Kind.BOOLEAN, value));
            stray(values, "");
            return;
        }
        if (values.isEmpty()) {
            source.problems().error(source.file(), written.line(), written.text(), "expects an argument", null);
            return;
        }
        if (option.type() == CliOperation.Option.Type.LIST) {
            members.put(option.member(), list(values, place));
            return;
        }
        var first = values.get(0);
        boolean structure = option.type() == CliOperation.Option.Type.STRUCTURE;
        members.put(option.member(), structure ? structure(first, place) : scalar(first, place));
        if (values.size() > 1 && option.member().equals(SUBNETS)) {
            subnets(values, place);
        } else {
            stray(values.subList(1, values.size()), "");
        }
    }

    /** Subnets as words of their own: joined, as they were meant. */
    private void subnets(List<ShellWord> values, Place place) {
        String joined = values.stream()
                .map(word -> word.text().replaceAll("^,+|,+$", ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(","));
        members.put(SUBNETS, new ScalarNode(place, ScalarNode.Kind.STRING, joined));
        stray(
                values.subList(1, values.size()),
                ": --vpc-zone-identifier takes one comma-joined string, \"" + Printable.shorten(joined) + "\"");
    }

    private void stray(List<ShellWord> words, String advice) {
        if (!words.isEmpty()) {
            String text = words.stream().map(ShellWord::text).collect(Collectors.joining(", "));
            source.mendable(
                    words.get(0).line(),
                    "aws " + operation.words(),
                    "is answered by the AWS CLI with Unknown options: " + Printable.shorten(text) + advice,
                    null);
        }
    }

    private Node scalar(ShellWord word, Place place) {
        if (word.text().startsWith("file://")) {
            String text = fileText(word);
            return new ScalarNode(place, ScalarNode.Kind.STRING, text == null ? "" : text.strip());
        }
        return word.expands()
                ? Symbol.of(place, word.text())
                : new ScalarNode(place, ScalarNode.Kind.STRING, word.text());
    }

    private Node list(List<ShellWord> words, Place place) {
        String first = words.get(0).text();
        if (words.size() == 1 && (first.startsWith("[") || first.startsWith("file://"))) {
            var node = document(words.get(0), place);
            return node == null ? new SequenceNode(place, List.of()) : node;
        }
        var items = new ArrayList<Node>();
        for (var word : words) {
            var itemPlace = place.item(items.size(), word.line());
            var pairs = word.text().startsWith("{")
                    ? document(word, itemPlace)
                    : word.text().matches("[A-Za-z]+=.*") ? Shorthand.read(word.text(), itemPlace) : null;
            items.add(pairs == null ? scalar(word, itemPlace) : pairs);
        }
        return new SequenceNode(place, items);
    }

    private Node structure(ShellWord word, Place place) {
        boolean json = word.text().startsWith("{") || word.text().startsWith("file://");
        if (word.expands() && !json) {
            return Symbol.of(place, word.text());
        }
        var node = json ? document(word, place) : Shorthand.read(word.text(), place);
        if (node == null && !json) {
            source.problems()
                    .error(
                            source.file(),
                            word.line(),
                            place.pointer(),
                            "must be JSON, file://NAME or Key=Value,Key=Value",
                            Printable.quote(word.text()));
        }
        return node == null ? Shorthand.empty(place) : node;
    }

    /** JSON in the word or in the file that it names; null after telling the problems. */
    private @Nullable Node document(ShellWord word, Place place) {
        boolean elsewhere = word.text().startsWith("file://");
        String text = elsewhere ? fileText(word) : "\n".repeat(Math.max(0, word.line() - 1)) + word.text();
        if (text == null) {
            return null;
        }
        String name = elsewhere ? word.text().substring("file://".length()) : source.file();
        if (text.isBlank()) {
            source.problems().error(source.file(), place.line(), place.pointer(), "must not be empty", null);
            return null;
        }
        // As JSON whatever the name of the file: the AWS CLI reads nothing else here.
        String label = Printable.shorten(name);
        return DocumentReader.read(label, text.getBytes(StandardCharsets.UTF_8), source.problems());
    }

    private @Nullable String fileText(ShellWord word) {
        String name = word.text().substring("file://".length());
        var place = new Place(source.file(), word.line(), "");
        return source.files().apply(new ScalarNode(place, ScalarNode.Kind.STRING, name));
    }
}
