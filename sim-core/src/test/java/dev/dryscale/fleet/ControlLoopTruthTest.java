package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.record.Timeline;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.traffic.LoadTraffic;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The six control-loop tables S1 to S6, hand-worked from AWS's documents, minute by minute, in both readings. */
final class ControlLoopTruthTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/semantics/control_loop.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void followsTheTableMinuteByMinute(
            String id,
            LoadTraffic.Unit unit,
            int n0,
            String target,
            int min,
            int max,
            int boot,
            int warmup,
            String current,
            String load,
            String desired,
            String inService,
            String pastWarmup) {
        int minutes = desired.split(" ").length;
        var group = new GroupConfiguration("table", min, max, n0, List.of("a"), 300, null, true);
        var instance = new InstanceModel(
                "m5.large", 1, 1, new BootModel(seconds(boot), seconds(0), seconds(0), 0, 0), 0, 0, 0);
        var service = ServiceModel.of(ServiceMode.SLOTS, seconds(1));
        var model = FleetModel.of(
                group, instance, null, service, Profile.truthDocs().with("tt.current", current));
        var metric = new PredefinedMetricSpecification(
                unit == LoadTraffic.Unit.INSTANCES
                        ? PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION
                        : PredefinedMetricType.ALB_REQUEST_COUNT_PER_TARGET,
                null);
        var policy = new TargetTrackingPolicy("tt", metric, Rational.parse(target), false, warmup, true);

        var result = FleetRun.run(
                new RunInput(
                        id,
                        "docs",
                        model,
                        new LoadTraffic(unit, segments(load)),
                        List.of(policy),
                        Fidelity.LOAD,
                        0,
                        (minutes + 1) * 60L * SECOND,
                        null,
                        1,
                        1),
                (now, capacity, cpu) -> {});

        // a table samples after the action of datapoint m, which is the start of minute m + 1
        var timeline = result.timeline();
        assertThat(path(timeline, Timeline.Column.DESIRED, minutes))
                .as("desired")
                .isEqualTo(desired);
        assertThat(path(timeline, Timeline.Column.IN_SERVICE, minutes))
                .as("in service")
                .isEqualTo(inService);
        assertThat(pastWarmup(timeline, minutes)).as("past warm-up").isEqualTo(pastWarmup);
    }

    private static Deterministic seconds(double value) {
        return new Deterministic(value);
    }

    private static List<LoadTraffic.Segment> segments(String text) {
        return Arrays.stream(text.split(" "))
                .map(segment -> segment.split(":"))
                .map(parts -> new LoadTraffic.Segment(
                        new BigDecimal(parts[0]),
                        new BigDecimal(parts[1]),
                        new BigDecimal(parts[2]),
                        new BigDecimal(parts[3])))
                .toList();
    }

    private static String path(Timeline timeline, Timeline.Column column, int minutes) {
        var values = timeline.column(column);
        var text = new StringBuilder();
        for (int m = 1; m <= minutes; m++) {
            text.append(m > 1 ? " " : "").append((int) values[m]);
        }
        return text.toString();
    }

    private static String pastWarmup(Timeline timeline, int minutes) {
        var inService = timeline.column(Timeline.Column.IN_SERVICE);
        var warming = timeline.column(Timeline.Column.WARMING);
        var text = new StringBuilder();
        for (int m = 1; m <= minutes; m++) {
            text.append(m > 1 ? " " : "").append((int) (inService[m] - warming[m]));
        }
        return text.toString();
    }
}
