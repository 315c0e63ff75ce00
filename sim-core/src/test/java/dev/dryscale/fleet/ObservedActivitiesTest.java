package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.ScalingActivity;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.traffic.LoadTraffic;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Scaling activities that people saw: two instances out, then two in, under target tracking with the default knobs. */
class ObservedActivitiesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long BOOT_SECONDS = 33;

    @ParameterizedTest(name = "{0} {2}: {4}")
    @CsvFileSource(resources = "/semantics/observed.csv", numLinesToSkip = 1)
    void activitiesAreAsObserved(String rule, String knobs, String what, String expected, String why) {
        var run = run(knobs);
        var changes =
                run.decisions().stream().filter(DecisionEntry::changedCapacity).toList();
        assertThat(changes)
                .extracting(DecisionEntry::to)
                .as("2 to 3 to 4 to 3 to 2")
                .containsExactly(3, 4, 3, 2);
        switch (what) {
            case "launch" ->
                assertThat(lengths(run, ScalingActivity.Kind.LAUNCH)).isEqualTo(expected);
            case "scaleInGap" ->
                assertThat(changes.get(3).atNanos() - changes.get(2).atNanos())
                        .isEqualTo(Long.parseLong(expected) * SECOND);
            case "scaleInAfterWarmup" -> {
                long warm = changes.get(1).atNanos() + (BOOT_SECONDS + 300) * SECOND;
                long low = 1_500 * SECOND + 15 * 60 * SECOND;
                assertThat(changes.get(2).atNanos()).isGreaterThan(warm).isGreaterThanOrEqualTo(low);
            }
            case "onItsSecond" ->
                assertThat(run.decisions())
                        .filteredOn(DecisionEntry::changedCapacity)
                        .allSatisfy(entry -> assertThat(entry.alarms())
                                .filteredOn(reading -> reading.invoked())
                                .allSatisfy(
                                        reading -> assertThat((entry.atNanos() - reading.sinceNanos()) % (60 * SECOND))
                                                .isZero()));
            case "terminate" -> assertThat(delays(run, changes)).isEqualTo(expected);
            case "cause" ->
                assertThat(of(run, ScalingActivity.Kind.TERMINATE).get(0).cause())
                        .contains(expected.split("\\|"));
            default ->
                assertThat(run.activities())
                        .extracting(ScalingActivity::statusCode)
                        .containsOnly(expected);
        }
    }

    private static List<ScalingActivity> of(RunResult run, ScalingActivity.Kind kind) {
        return run.activities().stream()
                .filter(activity -> activity.kind() == kind)
                .toList();
    }

    private static String lengths(RunResult run, ScalingActivity.Kind kind) {
        return of(run, kind).stream()
                .map(activity -> Objects.requireNonNull(activity.endNanos()) - activity.startNanos())
                .map(nanos -> Long.toString(nanos / SECOND))
                .collect(Collectors.joining(" "));
    }

    private static String delays(RunResult run, List<DecisionEntry> changes) {
        var terminations = of(run, ScalingActivity.Kind.TERMINATE);
        return (terminations.get(0).startNanos() - changes.get(2).atNanos()) / SECOND + " "
                + (terminations.get(1).startNanos() - changes.get(3).atNanos()) / SECOND;
    }

    /** 95 % of two instances, then 90 % of three, then next to nothing from second 1,500 on. */
    private static RunResult run(String knob) {
        int equals = knob.indexOf('=');
        var profile = equals < 0
                ? Profile.aws2026()
                : Profile.aws2026().with(knob.substring(0, equals), knob.substring(equals + 1));
        var instance = new InstanceModel(
                "m5.large",
                1,
                1,
                new BootModel(new Deterministic(BOOT_SECONDS), new Deterministic(0), new Deterministic(0), 0, 0),
                0,
                0,
                0);
        var service = ServiceModel.of(ServiceMode.SLOTS, new Deterministic(1));
        var policy = TargetTrackingPolicy.of(
                "cpu",
                new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null),
                Rational.of(80));
        var group = new GroupConfiguration("table", 2, 4, 2, List.of("a"), 300, null, true);
        return FleetRun.run(
                new RunInput(
                        "observed",
                        "table",
                        FleetModel.of(group, instance, null, service, profile),
                        new LoadTraffic(
                                LoadTraffic.Unit.INSTANCES,
                                List.of(
                                        segment(0, 750, "1.9"),
                                        segment(750, 1_500, "2.7"),
                                        segment(1_500, 9_000, "0.2"))),
                        List.of(policy),
                        Fidelity.LOAD,
                        0,
                        3_600 * SECOND,
                        null,
                        1,
                        1),
                (now, capacity, cpu) -> {});
    }

    private static LoadTraffic.Segment segment(int from, int to, String load) {
        return new LoadTraffic.Segment(
                BigDecimal.valueOf(from), new BigDecimal(load), BigDecimal.valueOf(to), new BigDecimal(load));
    }
}
