package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.feature.IdleTimeout;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.traffic.ListedTraffic;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** By hand, on both engines: one request of 100 s at 30 s for three instances that may be idle for two minutes. */
final class IdleTimeoutTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @EnumSource(ServiceMode.class)
    void whoHadNoRequestForSoLongGoesUntilTheMinimumIsLeft(ServiceMode mode) {
        var boot = new BootModel(new Deterministic(0), new Deterministic(0), new Deterministic(0), 0, 0);
        var service = ServiceModel.of(mode, new Deterministic(1));
        var model = FleetModel.of(
                        new GroupConfiguration("g", 1, 3, 3, List.of("a"), 300, null, true),
                        new InstanceModel("m5.large", 1, 1, boot, 0, 0, 0),
                        new LoadBalancerModel(RoutingAlgorithm.ROUND_ROBIN, 0, 0, false, 1, 0),
                        service,
                        Profile.truthDocs())
                .with(List.of(new IdleTimeout(120 * SECOND)));
        var traffic = new ListedTraffic(List.of(new ListedTraffic.Request(30 * SECOND, 100 * SECOND)));
        var run = FleetRun.run(
                new RunInput("s", "c", model, traffic, List.of(), Fidelity.REQUESTS, 0, 600 * SECOND, null, 1, 1),
                (now, desired, cpu) -> {});

        // two went at 120 s; the third was idle again from 130 s on, but is the minimum
        assertThat(run.timeline().column(Column.IN_SERVICE)).startsWith(3, 3, 1, 1, 1, 1, 1);
        assertThat(run.timeline().column(Column.DESIRED)).startsWith(3, 3, 1, 1, 1, 1, 1);
        assertThat(run.requests().completed()).isEqualTo(1);
    }
}
