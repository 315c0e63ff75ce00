package dev.dryscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dryscale.SemanticsMap.Rule;
import dev.dryscale.SemanticsMap.Status;
import dev.dryscale.scaling.Knob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of AWS's rules is complete, and what it calls proven is proven by a test that exists. */
class SemanticsMapTest {

    private static final Path ROOT = Path.of("..");
    private static final Path MAP = ROOT.resolve("docs/semantics-map.csv");
    private static final Path PAGE = ROOT.resolve("docs/semantics.md");
    private static final Path TABLES = Path.of("src/test/resources/semantics");
    private static final Path RULE_BOOK = ROOT.resolve("../shared/aws/semantics.md");
    private static final Pattern ID = Pattern.compile("\\b(?:TT|AAS|SS|ST|SCH|PR|CW|LC|BL|JS|TRAP|EX|U)-\\d+[a-c]?\\b");

    /** First and last number of each unbroken run of the rule book's numbers. */
    private static final Map<String, int[]> NUMBERS = Map.ofEntries(
            Map.entry("TT", new int[] {1, 28, 30, 47, 50, 53}),
            Map.entry("AAS", new int[] {1, 14, 20, 26}),
            Map.entry("SS", new int[] {1, 9}),
            Map.entry("ST", new int[] {1, 8, 10, 16}),
            Map.entry("SCH", new int[] {1, 7}),
            Map.entry("PR", new int[] {1, 9}),
            Map.entry("CW", new int[] {1, 7, 10, 24, 30, 35}),
            Map.entry("LC", new int[] {1, 8, 10, 15, 20, 26, 30, 35, 40, 45, 50, 55, 60, 67}),
            Map.entry("BL", new int[] {1, 10}),
            Map.entry("JS", new int[] {1, 8, 10, 15}),
            Map.entry("TRAP", new int[] {1, 22}),
            Map.entry("EX", new int[] {1, 63}),
            Map.entry("U", new int[] {1, 15}));

    @Test
    void everyRuleIsInTheMapOnce() throws IOException {
        var expected = new TreeSet<String>(List.of("CW-15b", "CW-15c"));
        NUMBERS.forEach((family, runs) -> {
            for (int i = 0; i < runs.length; i += 2) {
                IntStream.rangeClosed(runs[i], runs[i + 1]).forEach(number -> expected.add(family + "-" + number));
            }
        });
        assertThat(ids()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyRuleOfTheRuleBookIsInTheMap() throws IOException {
        assumeTrue(Files.exists(RULE_BOOK), "the rule book is not beside the repository");
        var numbered = Pattern.compile("(?m)^(?:- \\*\\*|\\| )(" + ID.pattern().replace("\\b", "") + ")");
        var found = numbered.matcher(Files.readString(RULE_BOOK))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(found).hasSizeGreaterThan(300).isSubsetOf(ids());
    }

    @Test
    void everyRuleThatTheSourcesCiteIsInTheMap() throws IOException {
        var cited = new TreeSet<String>();
        for (Path source : sources("/src/")) {
            ID.matcher(Files.readString(source)).results().forEach(match -> cited.add(match.group()));
        }
        assertThat(ids()).containsAll(cited);
    }

    @Test
    void everyProofExists() throws IOException {
        var tests = new HashMap<String, String>();
        for (Path source : sources("/src/test/")) {
            tests.merge(source.getFileName().toString().replace(".java", ""), Files.readString(source), String::concat);
        }
        var wrong = new ArrayList<String>();
        for (Rule rule : SemanticsMap.read(MAP)) {
            for (String proof : rule.proofs()) {
                if (!exists(rule.id(), proof, tests)) {
                    wrong.add(rule.id() + ": " + proof);
                }
            }
        }
        assertThat(wrong).as("proofs that do not exist").isEmpty();
    }

    /** A test method, a table with a row of the rule that a test reads, or a knob. */
    private static boolean exists(String rule, String proof, Map<String, String> tests) throws IOException {
        if (proof.startsWith("knob:")) {
            String key = proof.substring("knob:".length());
            return Arrays.stream(Knob.values()).anyMatch(knob -> knob.key().equals(key));
        }
        if (proof.endsWith(".csv")) {
            boolean read = tests.values().stream().anyMatch(source -> source.contains("semantics/" + proof));
            return read && rows(proof).stream().anyMatch(row -> isOf(rule, row));
        }
        int method = proof.indexOf('#');
        String source = method < 0 ? null : tests.get(proof.substring(0, method));
        return source != null && source.contains(" " + proof.substring(method + 1) + "(");
    }

    /** The rows of a table of that name in any module. */
    private static List<String> rows(String table) throws IOException {
        var rows = new ArrayList<String>();
        for (String module : List.of("sim-core", "scenarios", "cli")) {
            var file = ROOT.resolve(module).resolve(TABLES).resolve(table);
            if (Files.exists(file)) {
                rows.addAll(Files.readAllLines(file));
            }
        }
        return rows;
    }

    /** The first field of a row names its rules. */
    private static boolean isOf(String rule, String row) {
        return List.of(row.split(",", 2)[0].split(" ")).contains(rule);
    }

    @Test
    void whatIsDoneIsProvenAndWhatIsNotSaysWhy() throws IOException {
        for (Rule rule : SemanticsMap.read(MAP)) {
            boolean proven = rule.proofs().stream().anyMatch(proof -> !proof.startsWith("knob:"));
            boolean hasKnob = rule.proofs().stream().anyMatch(proof -> proof.startsWith("knob:"));
            switch (rule.status()) {
                case IMPLEMENTED -> assertThat(proven).as(rule.toString()).isTrue();
                case KNOB -> assertThat(proven && hasKnob).as(rule.toString()).isTrue();
                case OUT_OF_SCOPE, OPEN ->
                    assertThat(rule.note()).as(rule.toString()).isNotBlank();
            }
        }
    }

    @Test
    void everyExampleIsARowOfATable() throws IOException {
        var examples = SemanticsMap.read(MAP).stream()
                .filter(rule -> rule.family().equals("EX") && rule.status() != Status.OPEN)
                .toList();
        assertThat(examples).allSatisfy(rule -> assertThat(rule.proofs()).anyMatch(proof -> proof.endsWith(".csv")));
    }

    @Test
    void thePageIsGeneratedFromTheMap() throws IOException {
        String page = SemanticsMap.page(SemanticsMap.read(MAP));
        if (Boolean.getBoolean("semantics.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/semantics.md is stale; its third line has the command that writes it")
                .isEqualTo(page);
    }

    private static List<String> ids() throws IOException {
        return SemanticsMap.read(MAP).stream().map(Rule::id).toList();
    }

    private static List<Path> sources(String within) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file ->
                            file.toString().contains(within) && !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }
}
