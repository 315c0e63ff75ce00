package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.input.InputFiles;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.input.ScenarioOptions;
import dev.dryscale.traffic.TrafficSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traffic expressions; expected rates are worked out by hand. */
final class TrafficReaderTest {

    private static final long MINUTE = 60_000_000_000L;

    private final Problems problems = new Problems();

    private TrafficSource read(String text) {
        var reading = new Reading(problems, new InputFiles(null, List.of(), problems), ScenarioOptions.DEFAULTS);
        var node = DocumentReader.read("x.yaml", text.getBytes(StandardCharsets.UTF_8), problems);
        return new TrafficReader(reading, new RecordedTimes(false))
                .read(Objects.requireNonNull(node))
                .source();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{synthetic: {kind: constant, rate: 20/s}} | 0 | 1 | 20",
                "{synthetic: {kind: constant, rate: 60/min}} | 0 | 1 | 1",
                "{synthetic: {kind: ramp, from: 0/s, to: 60/s, start: 0s, end: 60m}} | 0 | 60 | 30",
                "{synthetic: {kind: step, steps: [{at: 0s, rate: 10/s}, {at: 30m, rate: 30/s}]}} | 0 | 60 | 20",
                "{synthetic: {kind: diurnal, min: 200/s, max: 2000/s, peakAt: 12h}} | 0 | 1440 | 1100",
                "{synthetic: {kind: flashCrowd, base: 10/s, peak: 50/s, start: 10m, rise: 0s, hold: 10m, fall: 0s}} | 0 | 20 | 30",
                "{synthetic: {kind: onOff, on: 100/s, off: 0/s, meanOn: 1m, meanOff: 3m}} | 0 | 60 | 25",
                "{synthetic: {kind: even, count: 2, per: 1s}} | 0 | 1 | 2",
                "{synthetic: {kind: renewal, gap: {erlang: {phases: 4, mean: 100ms}}}} | 0 | 1 | 10",
                "{synthetic: {kind: noise, cv: 0.2, of: {synthetic: {kind: constant, rate: 7/s}}}} | 0 | 60 | 7",
                "{sum: [{synthetic: {kind: constant, rate: 3/s}}, {synthetic: {kind: constant, rate: 4/s}}]} | 0 | 1 | 7",
                "{scale: {by: 2.5, of: {synthetic: {kind: constant, rate: 4/s}}}} | 0 | 1 | 10",
                "{shift: {by: 30m, of: {synthetic: {kind: constant, rate: 4/s}}}} | 0 | 60 | 2",
                "{stretch: {by: 2, of: {synthetic: {kind: constant, rate: 4/s}}}} | 0 | 60 | 2",
                "{poll: {every: 30s, of: {synthetic: {kind: constant, rate: 4/s}}}} | 0 | 60 | 4",
                "{synthetic: {kind: polyline, points: [{at: 0s, rate: 2/s}, {at: 60m, rate: 6/s}]}} | 0 | 60 | 4",
                "{splice: [{synthetic: {kind: constant, rate: 3/s, duration: 30m}}, {synthetic: {kind: constant, rate: 5/s}}]} | 0 | 60 | 4",
                "{clip: {from: 30m, to: 60m, of: {synthetic: {kind: ramp, from: 0/s, to: 60/s, start: 0s, end: 60m}}}} | 0 | 30 | 45"
            })
    void ratesFollowTheExpression(String text, long fromMinute, long toMinute, double rate) {
        var source = read(text);
        assertThat(problems.all()).isEmpty();
        assertThat(source.ratePerSecond(fromMinute * MINUTE, toMinute * MINUTE)).isCloseTo(rate, within(rate * 1e-6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | must have exactly one of",
                "{synthetic: {kind: constant, rate: 3/s}, clip: {}} | must have exactly one of",
                "{scale: {by: 0, of: {synthetic: {kind: constant, rate: 3/s}}}} | must be positive",
                "{sum: []} | a sum must have at least one part",
                "{splice: [{synthetic: {kind: constant, rate: 3/s}}, {synthetic: {kind: constant, rate: 5/s}}]} | only the last part",
                "{clip: {of: {synthetic: {kind: constant, rate: 3/s}}}} | or to must be given",
                "{clip: {from: 2026-01-05T00:00:00Z, of: {synthetic: {kind: constant, rate: 3/s}}}} | must be a time such as 6h",
                "{synthetic: {kind: diurnal, min: 5/s, max: 2/s, peakAt: 12h}} | maximum must not be below the minimum",
                "{synthetic: {kind: constant, rate: 3/s, peak: 4/s}} | is not known here; known: duration, kind, rate",
                "[] | must be a mapping"
            })
    void tellsWhatIsWrong(String text, String rule) {
        read(text);
        assertThat(problems.all())
                .singleElement()
                .extracting(Problem::rule)
                .asString()
                .startsWith(rule);
    }

    @Test
    void aRunStartsAndEndsWithItsTraffic() {
        assertThat(read("{clip: {to: 90s, of: {synthetic: {kind: constant, rate: 3/s}}}}")
                        .durationNanos())
                .isEqualTo(90_000_000_000L);
    }
}
