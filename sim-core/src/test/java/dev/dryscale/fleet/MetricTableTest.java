package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.alarm.TreatMissingData;
import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** How samples become datapoints: statistics, periods, basic, detailed and high-resolution monitoring, by the same code. */
class MetricTableTest {

    private static final long SECOND = 1_000_000_000L;

    /**
     * @param samples per slot those of the instances; a slot is 10 s where the metric is published every 10 s, else a minute
     * @param every seconds between two datapoints of the metric
     * @param points the newest datapoint seen at the end of each slot
     */
    @ParameterizedTest(name = "{0}: {6}")
    @CsvFileSource(resources = "/semantics/metric.csv", numLinesToSkip = 1)
    void datapointsAreThoseOfTheTable(
            String rule, String samples, int period, int every, String statistic, String points, String why) {
        long slot = Math.min(every, 60) * SECOND;
        var slots = samples.split(" ", -1);
        MetricSource source = (metric, from, to) -> sample(slots[(int) (from / slot)]);
        var metric = metric(every, Statistic.ofAwsName(statistic), period);
        var publisher = new MetricPublisher(source, publications(every), 0, slot, List.of(metric), false);
        var alarm = alarm(metric, period);
        var seen = new ArrayList<String>();
        for (int i = 1; i <= slots.length; i++) {
            publisher.closeSlot(i * slot);
            var newest = publisher.window(alarm, 1, i * slot).valueOfAge(1);
            seen.add(newest == null ? "-" : newest.display());
        }
        assertThat(String.join(" ", seen)).as(why).isEqualTo(points);
    }

    private static @Nullable MinuteSample sample(String text) {
        return text.equals("-")
                ? null
                : Arrays.stream(text.split("\\+"))
                        .map(value -> MinuteSample.of(Rational.parse(value)))
                        .reduce(MinuteSample::plus)
                        .orElseThrow();
    }

    private static CustomizedMetricSpecification metric(int every, Statistic statistic, int period) {
        return every == 10
                ? new CustomizedMetricSpecification("Shop", "Cpu", Map.of(), statistic, null, period)
                : new CustomizedMetricSpecification("AWS/EC2", "CPUUtilization", Map.of(), statistic, null, period);
    }

    private static Publications publications(int every) {
        var own = new PublishedMetric("Shop", "Cpu", SimulatedMetric.CPU_OF_ALL, 10, null);
        var target = new ScalingTarget(ScalingTarget.Kind.AUTO_SCALING_GROUP, List.of(own));
        return new Publications(target, Profile.truthDocs(), every != 300);
    }

    private static AlarmDefinition alarm(CustomizedMetricSpecification metric, int period) {
        return new AlarmDefinition(
                "a",
                metric,
                metric.statistic(),
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                Rational.ONE,
                period,
                1,
                1,
                TreatMissingData.MISSING);
    }
}
