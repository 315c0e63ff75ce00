package dev.dryscale.scenario.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dryscale.scenario.SharedCorpora;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers as text, against the corpus's table and the edges of IEEE 754. */
final class ExactNumberTest {

    static Stream<Arguments> table() throws IOException {
        var mapper = new ObjectMapper();
        return Files.readAllLines(SharedCorpora.root().resolve("own/numbers.jsonl")).stream()
                .map(line -> {
                    try {
                        var json = mapper.readTree(line);
                        return Arguments.of(
                                json.get("text").asText(), json.get("expect").asText());
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("table")
    void followsTheTable(String text, String expected) {
        var value = ExactNumber.parse(text);
        if (expected.equals("reject")) {
            assertThat(value).isNull();
        } else if (expected.equals("reject-or-0")) {
            assertThat(value == null || value.signum() == 0).isTrue();
        } else {
            assertThat(java.util.Objects.requireNonNull(value).doubleValue()).isEqualTo(Double.parseDouble(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({"80,80", "8e1,80", "-0.5,-0.5", "0.1,0.1", "1e308,1e308"})
    void keepsEveryDigit(String text, String value) {
        assertThat(ExactNumber.parse(text)).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "1e400",
        "-1e400",
        "1e-400",
        "1e99999",
        "1e-99999",
        "NaN",
        "Infinity",
        "0x10",
        "01",
        "+1",
        "1_000",
        "80d",
        "\u0661"
    })
    void refusesWhatADoubleCannotHoldOrJsonDoesNotWrite(String text) {
        assertThat(ExactNumber.parse(text)).isNull();
    }
}
