package dev.dryscale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code docs/semantics-map.csv}: every rule of the rule book, what became of it, and what proves it. */
final class SemanticsMap {

    private static final int FIELDS = 5;
    private static final String HEAD = """
            # AWS's scaling rules in Dryscale

            Every numbered rule and worked example, what became of it, and the test or the table row that proves it. This page is
            generated from [semantics-map.csv](semantics-map.csv) by

            ```
            mvn -Dquick -pl sim-core -am test -Dtest=SemanticsMapTest -Dsemantics.write=true -Dsurefire.failIfNoSpecifiedTests=false
            ```

            `implemented`: the simulator keeps the rule. `knob`: AWS does not settle it; a named knob does, and reports print it.
            `out-of-scope`: no scaling run can observe it, for the reason given. `open`: not done yet. A proof is a test method, or
            a table in `sim-core/src/test/resources/semantics` with rows of that rule, or the knob.
            """;

    private SemanticsMap() {}

    enum Status {
        IMPLEMENTED,
        KNOB,
        OUT_OF_SCOPE,
        OPEN;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    record Rule(String id, Status status, String about, List<String> proofs, String note) {

        String family() {
            return id.substring(0, id.indexOf('-'));
        }
    }

    static List<Rule> read(Path file) throws IOException {
        var rules = new ArrayList<Rule>();
        for (String line :
                Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
            var fields = fields(line);
            if (fields.size() != FIELDS) {
                throw new IllegalArgumentException(file + ": " + fields.size() + " fields instead of 5: " + line);
            }
            var proofs = fields.get(3).isBlank()
                    ? List.<String>of()
                    : List.of(fields.get(3).split(" "));
            rules.add(new Rule(fields.get(0), Status.of(fields.get(1)), fields.get(2), proofs, fields.get(4)));
        }
        return rules;
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    static Map<Status, Long> counts(List<Rule> rules) {
        var counts = new EnumMap<Status, Long>(Status.class);
        for (var status : Status.values()) {
            counts.put(
                    status,
                    rules.stream().filter(rule -> rule.status() == status).count());
        }
        return counts;
    }

    /** The page {@code docs/semantics.md}. */
    static String page(List<Rule> rules) {
        var families = new LinkedHashMap<String, List<Rule>>();
        rules.forEach(rule -> families.computeIfAbsent(rule.family(), family -> new ArrayList<>())
                .add(rule));
        var page = new StringBuilder(HEAD)
                .append("\n| rules | implemented | knob | out of scope | open |\n|---|---|---|---|---|\n");
        families.forEach((family, own) -> page.append(countLine(family, own)));
        page.append(countLine("all", rules));
        families.forEach((family, own) -> {
            page.append("\n## ")
                    .append(family)
                    .append("\n\n| rule | status | what it is about | proof | note |\n|---|---|---|---|---|\n");
            own.forEach(rule -> page.append(line(rule)));
        });
        return page.toString();
    }

    private static String countLine(String name, List<Rule> rules) {
        var line = new StringBuilder("| ").append(name);
        counts(rules).values().forEach(count -> line.append(" | ").append(count));
        return line.append(" |\n").toString();
    }

    private static String line(Rule rule) {
        var proofs = rule.proofs().stream().map(proof -> '`' + proof + '`').toList();
        return "| "
                + String.join(
                        " | ", rule.id(), rule.status().word(), rule.about(), String.join(" ", proofs), rule.note())
                + " |\n";
    }
}
