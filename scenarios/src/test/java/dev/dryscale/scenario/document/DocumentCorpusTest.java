package dev.dryscale.scenario.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.SharedCorpora;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts of the corpora on YAML and JSON, and what may be refused beyond them. */
final class DocumentCorpusTest {

    /** Legal JSON that Dryscale refuses on purpose: a key that is written twice has no meaning. */
    private static final Set<String> DUPLICATE_KEYS = Set.of(
            "json/nst-parsing/y_object_duplicated_key.json", "json/nst-parsing/y_object_duplicated_key_and_value.json");

    /** What the YAML reader refuses of legal YAML, by the beginning of its rule. */
    private static final String RESTRICTION =
            "(must not carry|must be written out|must hold one YAML document|must not merge|must not be empty"
                    + "|has a key that|is written twice|must be quoted|must carry a time zone|must be finite).*";

    /**
     * Legal YAML of the suite that snakeyaml-engine refuses: empty keys, tabs beside indentation, a colon on the line after
     * its key, bare documents, unusual directives. Refused with file and line, never misread.
     */
    private static final Set<String> ENGINE_REFUSES =
            Set.of(("2JQS-00 4MUZ-00 4MUZ-02 58MP-00 5MUD-00 5T43-00 6CA3-00 7Z25-00 CFD4-00 DC7X-00 DK3J-00 DK95-00 "
                            + "DK95-05 FP8R-00 HM87-00 HS5T-00 J3BT-00 K3WX-00 K54U-00 M7A3-00 MUS6-03 NB6Z-00 NHX8-00 NJ66-00 "
                            + "QT73-00 S3PD-00 UKK6-00 UT92-00 VJP3-01 W4TN-00 WZ62-00 Y79Y-10 ZYU8-00 ZYU8-01 ZYU8-03")
                    .split(" "));

    /**
     * Illegal YAML of the suite that snakeyaml-engine reads: a comment without a blank before it, and two quoted texts
     * whose second line is not indented enough. Each has one meaning only.
     */
    private static final Set<String> ENGINE_READS = Set.of("CVW2-00", "DK95-01", "QB6E-00");

    static Stream<SharedCorpora.Case> json() {
        return Stream.of(
                        "json/nst-parsing/",
                        "json/jsonchecker/",
                        "json/roundtrip/",
                        "json/nst-transform/",
                        "fuzz-seeds/json/")
                .flatMap(folder -> SharedCorpora.below(folder).stream());
    }

    static Stream<SharedCorpora.Case> yaml() {
        return SharedCorpora.below("yaml/suite/").stream()
                .filter(file -> file.path().endsWith(".yaml"));
    }

    static Stream<SharedCorpora.Case> ownYaml() {
        return SharedCorpora.below("own/yaml/").stream();
    }

    @ParameterizedTest
    @MethodSource("json")
    void followsTheVerdictOnJson(SharedCorpora.Case file) {
        var problems = new Problems();
        var node = DocumentReader.read("x.json", file.bytes(), problems);
        if (DUPLICATE_KEYS.contains(file.path())) {
            assertThat(problems.all()).extracting(Problem::rule).anyMatch(rule -> rule.startsWith("is written twice"));
        } else if (file.verdict().equals("accept")) {
            assertThat(problems.all()).isEmpty();
            assertThat(node).isNotNull();
        } else if (file.verdict().equals("reject")) {
            assertThat(problems.hasErrors()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void followsTheVerdictOnYamlOrRefusesByItsOwnRule(SharedCorpora.Case file) throws IOException {
        var problems = new Problems();
        var node = DocumentReader.read("x.yaml", file.bytes(), problems);
        String name = file.path().replaceAll(".*/|\\.yaml", "");
        if (file.verdict().equals("reject") || ENGINE_REFUSES.contains(name)) {
            assertThat(problems.hasErrors()).isEqualTo(!ENGINE_READS.contains(name));
            return;
        }
        if (!problems.hasErrors() && node != null) {
            var expected = SharedCorpora.root().resolve(file.path().replace(".yaml", ".json"));
            if (Files.exists(expected)) {
                var json = new ObjectMapper().readTree(Files.readString(expected));
                assertThat(plain(node)).isEqualTo(plain(json));
            }
        } else {
            assertThat(problems.all()).extracting(Problem::rule).allMatch(rule -> rule.matches(RESTRICTION));
        }
    }

    @ParameterizedTest
    @MethodSource("ownYaml")
    void followsTheVerdictOnOwnYaml(SharedCorpora.Case file) {
        var problems = new Problems();
        var node = DocumentReader.read(file.path(), file.bytes(), problems);
        if (node != null && !problems.hasErrors()) {
            // What a scenario's fields add: a mapping at the root, and no member without a value.
            var fields = Fields.of(node, problems);
            fields.rest().forEach((key, value) -> {
                if (value instanceof ScalarNode) {
                    Scalars.text(value, "", problems);
                }
            });
        }
        if (file.verdict().equals("accept")) {
            assertThat(problems.all()).isEmpty();
        } else if (file.verdict().equals("reject")) {
            assertThat(problems.hasErrors()).isTrue();
        }
    }

    @Test
    void wordsOfOtherYamlVersionsStayTexts() {
        var problems = new Problems();
        var node = DocumentReader.read(
                "x.yaml", "region: NO\nname: on\nport: 0777\nhex: 0x1F\n".getBytes(StandardCharsets.UTF_8), problems);
        var mapping = (MappingNode) java.util.Objects.requireNonNull(node);
        assertThat(mapping.members().values())
                .allSatisfy(value -> assertThat(((ScalarNode) value).kind()).isEqualTo(ScalarNode.Kind.STRING));
        Fields.of(mapping, problems).integer("port", 0, 65_535, 1);
        assertThat(problems.all())
                .singleElement()
                .extracting(Problem::rule)
                .asString()
                .startsWith("must be a whole number");
    }

    /** The tree as text, numbers by value: 0.0 of the suite's JSON is 0 of the YAML. */
    private static Object plain(Node node) {
        if (node instanceof MappingNode mapping) {
            var plain = new LinkedHashMap<String, Object>();
            mapping.members().forEach((key, value) -> plain.put(key, plain(value)));
            return Map.copyOf(plain);
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.items().stream().map(DocumentCorpusTest::plain).collect(Collectors.toList());
        }
        var scalar = (ScalarNode) node;
        return scalar.kind() == ScalarNode.Kind.NUMBER
                ? new java.math.BigDecimal(scalar.text()).stripTrailingZeros().toPlainString()
                : scalar.kind() == ScalarNode.Kind.NULL ? "null" : scalar.text();
    }

    private static Object plain(JsonNode json) {
        if (json.isObject()) {
            var plain = new LinkedHashMap<String, Object>();
            json.properties().forEach(entry -> plain.put(entry.getKey(), plain(entry.getValue())));
            return Map.copyOf(plain);
        }
        if (json.isArray()) {
            var items = new java.util.ArrayList<Object>();
            json.forEach(item -> items.add(plain(item)));
            return items;
        }
        return json.isNumber() ? json.decimalValue().stripTrailingZeros().toPlainString() : json.asText();
    }
}
