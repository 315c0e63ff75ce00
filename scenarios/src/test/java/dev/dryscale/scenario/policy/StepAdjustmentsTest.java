package dev.dryscale.scenario.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.policy.StepAdjustment;
import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ST-3 and ST-4 at the place where steps are read. */
class StepAdjustmentsTest {

    /** Steps are {@code lower:upper}; {@code -} is none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0:-; ok",
                "-:0; ok",
                "0:10 10:-; ok",
                "10:- 0:10; ok",
                "-:-20 -20:-10 -10:0 0:10 10:20 20:-; ok",
                "-:-; must have a lower or an upper bound (ST-3)",
                "10:10 0:-; must be above MetricIntervalLowerBound (10)",
                "10:5 20:-; must be above MetricIntervalLowerBound (10)",
                "0:10 5:-; without gap or overlap (ST-3)",
                "0:- 10:-; must not follow a step without an upper bound (ST-3)",
                "-:0 -:-10; must be the only step without a lower bound (ST-3)",
                "0:10 20:-; without gap or overlap (ST-3)",
                "-10:0 0:-; needs a step without a lower bound below it (ST-3)",
                "0:10; needs a step without an upper bound above it (ST-3)",
                "-:5 10:-; without gap or overlap (ST-3)"
            })
    void stepsJoinAndAreOpenAtTheirEnds(String text, String rule) {
        var problems = new Problems();
        var steps = read(text, problems);
        if (rule.equals("ok")) {
            assertThat(problems.all()).isEmpty();
            assertThat(steps).hasSize(text.split(" ", -1).length);
        } else {
            assertThat(problems.all())
                    .extracting(Problem::rule)
                    .anySatisfy(found -> assertThat(found).contains(rule));
        }
    }

    /** ST-4. */
    @Test
    void aPolicyHasOneToTwentySteps() {
        var twenty = IntStream.range(0, 20)
                .mapToObj(i -> i + ":" + (i == 19 ? "-" : i + 1))
                .collect(Collectors.joining(" "));
        var problems = new Problems();
        assertThat(read(twenty, problems)).hasSize(20);
        assertThat(problems.all()).isEmpty();

        read("-:0 " + twenty, problems);
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("must have 1 to 20 steps (ST-4)");
            assertThat(problem.actual()).isEqualTo("21 steps");
        });
        var none = new Problems();
        read("", none);
        assertThat(none.all())
                .singleElement()
                .satisfies(problem -> assertThat(problem.actual()).isEqualTo("0 steps"));
    }

    private static List<StepAdjustment> read(String text, Problems problems) {
        String steps = Arrays.stream(text.strip().split(" "))
                .filter(step -> !step.isEmpty())
                .map(step -> step.split(":", -1))
                .map(bounds -> "{" + bound("Lower", bounds[0]) + bound("Upper", bounds[1]) + "ScalingAdjustment: 1}")
                .collect(Collectors.joining(", "));
        var node = DocumentReader.read("x.yaml", ("[" + steps + "]").getBytes(StandardCharsets.UTF_8), problems);
        return StepAdjustments.read(Objects.requireNonNull(node), problems);
    }

    private static String bound(String side, String value) {
        return value.equals("-") ? "" : "MetricInterval" + side + "Bound: " + value + ", ";
    }
}
