package dev.dryscale.scenario.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stamps and numbers, strictly: the tables of ../shared/corpora/own and what the calendar says. */
final class FieldTableTest {

    private static Stream<JsonNode> table(String name) throws IOException {
        var mapper = new ObjectMapper();
        var file = SharedFiles.folder("corpora").resolve("own").resolve(name);
        return Files.readAllLines(file).stream().map(line -> {
            try {
                return mapper.readTree(line);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> followsTheTableOfStamps() throws IOException {
        return table("timestamps.jsonl").map(row -> {
            var text = row.get("text").asText();
            var expected = row.get("epochMillis");
            return DynamicTest.dynamicTest("'" + text + "' → " + expected, () -> {
                var field = StampField.calendar(null);
                boolean accepted = read(field, text);
                if (expected.isNumber()) {
                    assertThat(accepted).isTrue();
                    assertThat(field.nanos()).isEqualTo(expected.asLong() * 1_000_000);
                } else if (expected.asText().equals("reject")) {
                    assertThat(accepted).isFalse();
                    assertThat(field.rule()).isNotBlank();
                } else {
                    assertThat(accepted ? field.nanos() : nanos(text)).isEqualTo(nanos(text));
                }
            });
        });
    }

    /** What java.time makes of the same text, for rows that may be refused or right. */
    private static long nanos(String text) {
        try {
            return CountsCsv.nanos(Instant.parse(text));
        } catch (ArithmeticException | java.time.DateTimeException e) {
            return Long.MIN_VALUE;
        }
    }

    private static boolean read(StampField field, String text) {
        byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
        return field.read(bytes, 1, bytes.length - 1);
    }

    @TestFactory
    Stream<DynamicTest> followsTheTableOfNumbers() throws IOException {
        return table("numbers.jsonl").map(row -> {
            byte[] text = row.get("text").asText().getBytes(StandardCharsets.UTF_8);
            var expected = row.get("expect").asText();
            return DynamicTest.dynamicTest(Shown.bytes(text, 0, text.length) + " → " + expected, () -> {
                var field = new NumberField();
                boolean accepted = field.read(text, 0, text.length);
                if (expected.equals("reject")) {
                    assertThat(accepted).isFalse();
                } else if (expected.equals("reject-or-0")) {
                    assertThat(accepted ? field.value() : 0).isZero();
                } else {
                    assertThat(accepted).isTrue();
                    assertThat(field.value()).isEqualTo(Double.parseDouble(expected));
                }
            });
        });
    }

    @Test
    void knowsEveryDayOfFourCenturies() {
        // java.time as the second method: 400 Gregorian years hold every leap rule.
        var date = java.time.LocalDate.of(1800, 1, 1);
        while (date.getYear() < 2200) {
            assertThat(StampField.epochDay(date.getYear(), date.getMonthValue(), date.getDayOfMonth()))
                    .isEqualTo(date.toEpochDay());
            assertThat(StampField.daysOf(date.getYear(), date.getMonthValue())).isEqualTo(date.lengthOfMonth());
            date = date.plusDays(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2015-07-22T09:00:28.019143Z, 1437555628019143000, 1000",
        "2023-11-16 18:15:46.6805900+00:00, 1700158546680590000, 100",
        "2024-01-01T00:00Z, 1704067200000000000, 60000000000",
        "1678-01-01T00:00:00Z, -9214560000000000000, 1000000000",
        "2261-12-31T23:59:59Z, 9214646399000000000, 1000000000",
    })
    void readsTheFractionAsWritten(String text, long nanos, long step) {
        var field = StampField.calendar(null);
        assertThat(read(field, text)).isTrue();
        assertThat(field.nanos()).isEqualTo(nanos);
        assertThat(field.finestNanos()).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({
        "804571201, 804571201000000000, 1000000000",
        "1704067200, 1704067200000000000, 1000000000",
        "1704067200.25, 1704067200250000000, 10000000",
        "1704067200123, 1704067200123000000, 1000000",
        "1704067200123456, 1704067200123456000, 1000",
        "1704067200123456789, 1704067200123456789, 1",
    })
    void tellsTheUnitOfANumberByItsLength(String text, long nanos, long step) {
        var field = StampField.any(null);
        assertThat(read(field, text)).isTrue();
        assertThat(field.nanos()).isEqualTo(nanos);
        assertThat(field.finestNanos()).isEqualTo(step);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "99999999999999999999", "-1", "1e3", "1.5.2", "1.0000000001", "."})
    void refusesNumbersThatAreNoTime(String text) {
        assertThat(read(StampField.numbers(StampUnit.S, 0), text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1677-12-31T23:59:59Z", "1678-01-01T00:00:00+00:01", "2262-01-01T00:00:00Z"})
    void refusesYearsThatALongOfNanosecondsDoesNotHold(String text) {
        assertThat(read(StampField.calendar(null), text)).isFalse();
    }

    @Test
    void keepsTheUnitOfTheFirstNumber() {
        var field = StampField.any(null);
        assertThat(read(field, "1704067200")).isTrue();
        // Milliseconds after seconds would be the year 55970.
        assertThat(read(field, "1704067260000")).isFalse();
    }

    @Test
    void refusesAClockTimeThatOccursTwiceOrNever() {
        var newYork = ZoneId.of("America/New_York");
        var field = StampField.calendar(newYork);
        assertThat(read(field, "2024-03-10T01:30:00")).isTrue();
        // 06:30Z: New York is five hours behind before the change.
        assertThat(field.nanos()).isEqualTo(CountsCsv.nanos(Instant.parse("2024-03-10T06:30:00Z")));
        assertThat(read(field, "2024-03-10T02:30:00")).isFalse();
        assertThat(field.rule()).contains("does not exist");
        assertThat(read(field, "2024-11-03T01:30:00")).isFalse();
        assertThat(field.rule()).contains("occurs twice");
        assertThat(read(field, "2024-11-03T01:30:00-05:00")).isTrue();
    }
}
