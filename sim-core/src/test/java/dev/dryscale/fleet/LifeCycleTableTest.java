package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.ScalingActivity;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.traffic.LoadTraffic;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The life cycle in the running engine: at which second every launch and termination begins and ends, by hand from the rules. */
final class LifeCycleTableTest {

    private static final long SECOND = 1_000_000_000L;

    /**
     * Profile truth-docs: a launch call is made at once and an instance is InService {@code boot} seconds later; whoever is
     * terminated has nothing to drain.
     *
     * @param zones how many Availability Zones
     * @param features as {@link WrittenFeatures} reads them
     * @param activities {@code L}aunch, {@code T}ermination or {@code N}either, the second it begins, {@code >} success, {@code !} failure,
     *     {@code x} cancellation, {@code ~} going on, and the second it ends
     * @param desired at the end
     * @param inService at the end
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/semantics/life_cycle.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void everyLaunchAndTerminationComesAtItsSecond(
            String rule,
            String why,
            int n0,
            int min,
            int max,
            int zones,
            int boot,
            int minutes,
            String features,
            String activities,
            int desired,
            int inService) {
        var group = new GroupConfiguration(
                "table", min, max, n0, List.of("a", "b", "c").subList(0, zones), 300, 0, true);
        var result = run(rule, group, boot, minutes, WrittenFeatures.read(features));

        assertThat(result.activities().stream().map(LifeCycleTableTest::told).collect(Collectors.joining(" ")))
                .as(why)
                .isEqualTo(activities == null ? "" : activities);
        int last = result.timeline().rows() - 1;
        assertThat(result.timeline().column(Column.DESIRED)[last]).isEqualTo(desired);
        assertThat(result.timeline().column(Column.IN_SERVICE)[last]).isEqualTo(inService);
        assertThat(result.audit().balances()).isTrue();
    }

    /** LC-61: the calls fail for 30 hours; after 24 hours of failures alone the group makes no more of them. */
    @Test
    void aDayOfFailedLaunchesAloneSuspendsTheGroup() {
        int day = 24 * 3600;
        var group = new GroupConfiguration("table", 1, 2, 1, List.of("a"), 300, 0, true);
        var result = run("LC-61", group, 20, 40 * 60, WrittenFeatures.read("fail:-:0:108000 set:60:-:-:2"));

        assertThat(result.activities())
                .allSatisfy(activity -> assertThat(activity.statusCode()).isEqualTo("Failed"));
        var last = result.activities().get(result.activities().size() - 1);
        assertThat(last.startNanos() / SECOND).isBetween(60L + day, 60L + day + 15 * 60);
    }

    /** LC-61: one success, and the 24 hours begin anew: the third instance fails for 20 hours after the second came. */
    @Test
    void aSuccessBeginsTheDayAnew() {
        var group = new GroupConfiguration("table", 1, 3, 1, List.of("a"), 300, 0, true);
        var features = "fail:-:0:72000 set:60:-:-:2 fail:-:76000:148000 set:80000:-:-:3";
        var result = run("LC-61", group, 20, 45 * 60, WrittenFeatures.read(features));
        assertThat(result.activities())
                .filteredOn(activity -> activity.statusCode().equals("Successful"))
                .hasSize(2);
    }

    /** LC-60, JS-13: AWS's words for a call that fails, where AWS shows them. */
    @Test
    void aFailedLaunchSaysWhyInItsDescriptionAndItsStatusMessage() {
        var group = new GroupConfiguration("table", 1, 2, 1, List.of("us-east-1a"), 300, 0, true);
        var result = run("LC-60", group, 20, 3, WrittenFeatures.read("fail:-:0:100 set:60:-:-:2"));

        var failed = result.activities().get(0);
        assertThat(failed.statusCode()).isEqualTo("Failed");
        assertThat(failed.statusMessage())
                .startsWith(
                        "We currently do not have sufficient m5.large capacity in the Availability Zone you requested "
                                + "(us-east-1a). Our system will be working on provisioning additional capacity. ")
                .endsWith(" Launching EC2 instance failed.");
        assertThat(failed.description())
                .isEqualTo("Launching a new EC2 instance.  Status Reason: " + failed.statusMessage());
    }

    static RunResult run(String name, GroupConfiguration group, int boot, int minutes, List<FleetFeature> features) {
        return run(name, group, boot, minutes, 1, features);
    }

    static RunResult run(
            String name, GroupConfiguration group, int boot, int minutes, long seed, List<FleetFeature> features) {
        var instance = new InstanceModel(
                "m5.large",
                2,
                1,
                new BootModel(new Deterministic(boot), new Deterministic(0), new Deterministic(0), 0, 0),
                0,
                0,
                0);
        var service = ServiceModel.of(ServiceMode.SLOTS, new Deterministic(1));
        var whole = BigDecimal.valueOf(minutes * 60L);
        var load = new LoadTraffic(
                LoadTraffic.Unit.INSTANCES,
                List.of(new LoadTraffic.Segment(BigDecimal.ZERO, BigDecimal.ONE, whole, BigDecimal.ONE)));
        var model = FleetModel.of(group, instance, null, service, Profile.truthDocs())
                .with(features);
        return FleetRun.run(
                new RunInput(
                        name,
                        "table",
                        model,
                        load,
                        List.of(),
                        Fidelity.LOAD,
                        0,
                        minutes * (60 * SECOND),
                        null,
                        seed,
                        seed),
                (now, capacity, cpu) -> {});
    }

    private static String told(ScalingActivity activity) {
        var kind = activity.kind().name().substring(0, 1);
        var how = List.of("Successful", "Failed", "Cancelled").indexOf(activity.statusCode());
        var end = activity.endNanos();
        return kind
                + activity.startNanos() / SECOND
                + (how < 0 ? "~" : Arrays.asList(">", "!", "x").get(how))
                + (end == null ? "" : end / SECOND);
    }
}
