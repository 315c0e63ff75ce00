package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.traffic.LoadTraffic;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A load that passes what the fleet can do in the middle of a minute. */
final class SaturatedLoadTest {

    /** By hand on two instances: half a minute at one on average and half at two is 75 % of two. */
    @ParameterizedTest
    @CsvSource({"0, 4, 75", "4, 0, 75", "2, 4, 100", "0, 2, 50"})
    void whatIsBeyondTheCapacityIsLost(BigDecimal from, BigDecimal to, double percent) {
        var boot = new BootModel(new Deterministic(0), new Deterministic(0), new Deterministic(0), 0, 0);
        var model = FleetModel.of(
                new GroupConfiguration("g", 2, 2, 2, List.of("a"), 300, null, true),
                new InstanceModel("m5.large", 1, 1, boot, 0, 0, 0),
                null,
                ServiceModel.of(ServiceMode.SLOTS, new Deterministic(1)),
                Profile.truthDocs());
        var load = new LoadTraffic(
                LoadTraffic.Unit.INSTANCES,
                List.of(new LoadTraffic.Segment(BigDecimal.ZERO, from, BigDecimal.valueOf(60), to)));
        var cpu = new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
        List<ScalingPolicy> policies = List.of(TargetTrackingPolicy.of("tt", cpu, Rational.of(99)));
        var run = FleetRun.run(
                new RunInput("s", "c", model, load, policies, Fidelity.LOAD, 0, 60_000_000_000L, null, 1, 1),
                (now, desired, seen) -> {});

        assertThat(run.timeline().column(Column.METRIC)[0]).isEqualTo(percent);
    }
}
