package dev.dryscale.experiment.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.experiment.Simulation;
import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.feature.MissingDatapoints;
import dev.dryscale.fleet.feature.ProcessSwitch;
import dev.dryscale.fleet.feature.ZoneOutage;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Exponential;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.traffic.StepTraffic;
import dev.dryscale.traffic.TrafficSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PerturbationCatalogTest {

    private static final long MINUTE = 60_000_000_000L;

    /** Two hours with one busy stretch from minute 60 to 80. */
    private static TrafficSource traffic() {
        return new StepTraffic(
                List.of(
                        new StepTraffic.Step(0, 5),
                        new StepTraffic.Step(60 * MINUTE, 40),
                        new StepTraffic.Step(80 * MINUTE, 5)),
                120 * MINUTE);
    }

    private static Scenario scenario(ServiceMode mode, String... zones) {
        var boot = new BootModel(new Exponential(20), new Exponential(60), new Deterministic(1), 0, 0);
        return new Scenario(
                "worse",
                0,
                120 * MINUTE,
                Fidelity.REQUESTS,
                traffic(),
                FleetModel.of(
                        new GroupConfiguration("g", 1, 8, 2, List.of(zones), 300, null, true),
                        new InstanceModel("m5.large", 2, 8, boot, 0, 0, 0),
                        null,
                        ServiceModel.of(mode, new Exponential(0.1)),
                        Profile.aws2026()),
                null,
                null,
                false);
    }

    private static final Scenario WHOLE = scenario(ServiceMode.CPU, "a", "b");

    private static FleetModel fleet(PerturbationCatalog line, String level) {
        return level(line, level).fleet().apply(WHOLE.fleet());
    }

    private static Level level(PerturbationCatalog line, String label) {
        return line.perturbation().levels(WHOLE).stream()
                .filter(level -> level.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPerturbationHasALineInTheCatalog() {
        Set<String> written = new ClassFileImporter()
                .importPackages("dev.dryscale.experiment.robustness").stream()
                        .filter(type -> type.isAssignableTo(Perturbation.class) && !type.isInterface())
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = Arrays.stream(PerturbationCatalog.values())
                .map(line -> line.perturbation().getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named)
                .as("a perturbation without a line in PerturbationCatalog is never tried")
                .isEqualTo(written);
    }

    @Test
    void everyLevelHasItsOwnLabel() {
        for (var line : PerturbationCatalog.values()) {
            assertThat(line.perturbation().levels(WHOLE).stream().map(Level::label))
                    .as(line.word())
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void bootsAndRequestsAndLagsGrowByWhatTheLevelSays() {
        var boot = fleet(PerturbationCatalog.BOOT, "x4").instance().boot();
        assertThat(boot.running().mean()
                        + boot.ready().mean()
                        + boot.registration().mean())
                .isCloseTo(4 * 81, within(1e-9));
        assertThat(fleet(PerturbationCatalog.REQUEST_SIZE, "x2")
                        .service()
                        .time()
                        .mean())
                .isCloseTo(0.2, within(1e-12));
        assertThat(fleet(PerturbationCatalog.SLOWER_CPU, "80 %")
                        .service()
                        .time()
                        .mean())
                .isCloseTo(0.125, within(1e-12));
        assertThat(fleet(PerturbationCatalog.METRIC_DELAY, "+3 min").profile().knobs())
                .containsAllEntriesOf(Map.of("publicationLag.ec2Detailed", "240", "publicationLag.alb", "300"));
        assertThat(level(PerturbationCatalog.NOISE, "cv 50 %")
                        .traffic()
                        .apply(traffic())
                        .describe())
                .contains("noise");
    }

    /** The busy minutes are 60 to 79, and the first of them is found; three quarters of a window lie before it. */
    @Test
    void whatGoesWrongGoesWrongWhenItIsBusiest() {
        assertThat(fleet(PerturbationCatalog.ZONE_LOSS, "a for 60 min").features())
                .containsExactly(new ZoneOutage("a", 15 * MINUTE, 75 * MINUTE));
        assertThat(fleet(PerturbationCatalog.DEPLOY_FREEZE, "15 min").features())
                .hasSize(2)
                .allMatch(feature -> feature instanceof ProcessSwitch change
                        && change.atNanos() == (change.suspend() ? 49 : 64) * MINUTE);
    }

    @Test
    void whatMeansNothingForAScenarioIsLeftOut() {
        assertThat(PerturbationCatalog.ZONE_LOSS.perturbation().levels(scenario(ServiceMode.CPU, "a")))
                .isEmpty();
        assertThat(PerturbationCatalog.SLOWER_CPU.perturbation().levels(scenario(ServiceMode.SLOTS, "a", "b")))
                .isEmpty();
    }

    private static int activities(MissingDatapoints... lost) {
        var metric = new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
        var policy = TargetTrackingPolicy.of("half", metric, Rational.of(50));
        var candidate = new Candidate("half", List.of(policy), "", WHOLE.fleet().with(List.of(lost)));
        return Simulation.run(WHOLE, candidate, 1).activities().size();
    }

    /** With no datapoint at all no alarm ever leaves INSUFFICIENT_DATA, so nothing is launched or terminated (TT-38). */
    @Test
    void aPolicyThatNeverSeesADatapointNeverActs() {
        int seen = activities();

        assertThat(seen).isGreaterThan(2);
        assertThat(activities(new MissingDatapoints(0, 0, Long.MAX_VALUE))).isEqualTo(seen);
        assertThat(activities(new MissingDatapoints(1, 0, Long.MAX_VALUE))).isZero();
    }
}
