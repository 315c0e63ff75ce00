package dev.dryscale.experiment.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.experiment.tuning.Split.Block;
import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Exponential;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.traffic.ConstantTraffic;
import dev.dryscale.traffic.CountRule;
import dev.dryscale.traffic.CountTraffic;
import dev.dryscale.traffic.TrafficSource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SplitTest {

    private static final long MINUTE = 60_000_000_000L;

    private static Scenario scenario(TrafficSource traffic, long minutes) {
        var boot = new BootModel(new Exponential(20), new Exponential(60), new Deterministic(1), 0, 0);
        var fleet = FleetModel.of(
                new GroupConfiguration("g", 1, 8, 4, List.of("a"), 300, null, true),
                new InstanceModel("m5.large", 2, 2, boot, 0, 0, 0),
                null,
                ServiceModel.of(ServiceMode.SLOTS, new Exponential(0.1)),
                Profile.aws2026());
        return new Scenario("s", 0, minutes * MINUTE, Fidelity.REQUESTS, traffic, fleet, null, null, false);
    }

    private static Scenario recorded(int minutes) {
        return scenario(new CountTraffic(new double[minutes], MINUTE, 0, CountRule.UNIFORM), minutes);
    }

    @Test
    void theLastDaysOfAWeekAreHeldOutAndTheRestIsRacedDayByDay() {
        var split = Split.of(recorded(7 * 1440), 0.3, 8, 1, List.of());

        assertThat(split.train()).isEqualTo(new Window(0, 0, 5 * 1440));
        assertThat(split.test()).containsExactly(new Window(0, 5 * 1440, 7 * 1440));
        assertThat(split.blocks()).hasSize(5).contains(new Block(new Window(0, 1440, 2880), 0));
        assertThat(split.testSeed()).isNotEqualTo(split.trainSeed());
    }

    @Test
    void aRecordedHourIsCutByMinutesAndRacedByReplications() {
        var split = Split.of(recorded(60), 0.3, 4, 1, List.of());

        assertThat(split.train()).isEqualTo(new Window(0, 0, 42));
        assertThat(split.test()).containsExactly(new Window(0, 42, 60));
        assertThat(split.blocks()).hasSize(4).contains(new Block(new Window(0, 0, 42), 3));
    }

    @Test
    void ofSyntheticTrafficAnotherDrawIsHeldOut() {
        var split = Split.of(scenario(new ConstantTraffic(5, 90 * MINUTE), 90), 0.3, 4, 1, List.of());

        assertThat(split.train()).isEqualTo(split.test().get(0));
        assertThat(split.testSeed()).isNotEqualTo(split.trainSeed());
    }

    @Test
    void otherTracesAreHeldOutWhereThereAreSome() {
        var split = Split.of(recorded(60), 0.3, 4, 1, List.of(30L, 20L));

        assertThat(split.train()).isEqualTo(new Window(0, 0, 60));
        assertThat(split.test()).containsExactly(new Window(1, 0, 30), new Window(2, 0, 20));
        assertThat(Window.of(split.test().get(1).word())).isEqualTo(new Window(2, 0, 20));
    }
}
