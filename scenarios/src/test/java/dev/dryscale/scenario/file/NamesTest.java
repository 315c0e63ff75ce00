package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.SharedCorpora;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.ScalarNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that somebody means harm with: taken as they are or refused, and harmless in a message either way. */
final class NamesTest {

    static Stream<String> names() throws IOException {
        var mapper = new ObjectMapper();
        return Files.readAllLines(SharedCorpora.root().resolve("own/names.jsonl")).stream()
                .map(line -> {
                    try {
                        return mapper.readTree(line).get("name").asText();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsTakenWholeOrRefusedHarmlessly(String name) {
        var problems = new Problems();
        var node = new ScalarNode(new Place("x.yaml", 1, "name"), ScalarNode.Kind.STRING, name);
        String read = Names.read(node, "fallback", problems);
        if (problems.hasErrors()) {
            assertThat(read).isEqualTo("fallback");
            assertThat(problems.all())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.sentence().codePoints())
                            .noneMatch(Character::isISOControl)
                            .noneMatch(point -> Character.getType(point) == Character.FORMAT));
        } else {
            assertThat(read).isEqualTo(name);
            assertThat(name.codePoints())
                    .noneMatch(Character::isISOControl)
                    .noneMatch(point -> Character.getType(point) == Character.FORMAT);
        }
    }
}
