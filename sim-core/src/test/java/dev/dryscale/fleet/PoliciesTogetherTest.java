package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.feature.CapacityRequest;
import dev.dryscale.fleet.feature.UnhealthyInstances;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.ScalingActivity;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.alarm.TreatMissingData;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scaling.policy.AdjustmentType;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.ScheduledAction;
import dev.dryscale.scaling.policy.ScheduledScaling;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.scaling.policy.SwitchedPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.traffic.LoadTraffic;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Policies that act by the clock beside policies that alarms invoke. Two instances carry a load of 2, so that the CPU is at 100 %
 * and an AlarmHigh of three minutes is in ALARM at 180 s; instances come into service at once unless a test says otherwise.
 */
class PoliciesTogetherTest {

    private static final long SECOND = 1_000_000_000L;

    /** SCH-4: an action that is two minutes late is done 120 s after its time, though an alarm asks every minute meanwhile. */
    @Test
    void aLateActionIsDoneAtItsOwnTimeAndLoggedOnce() {
        var result = run(
                Profile.truthDocs().with("scheduled.lateness", "120..120"),
                List.of(tracking("cpu", "100.5"), schedule(action("up", 300, null, 6))));
        assertThat(changes(result)).isEqualTo("420:2>6");
        assertThat(result.decisions())
                .filteredOn(entry -> entry.policy().equals("schedule"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).contains("scheduled action up"));
    }

    /** SCH-4: the order is kept, however late each of them is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void lateActionsKeepTheirOrder(long seed) {
        var late = Profile.truthDocs().with("scheduled.lateness", "0..120");
        var second = action("second", 310, null, 3);
        var first = action("first", 300, null, 6);
        var result = run(late, 2, seed, 0, 300, List.of(schedule(second, first)));
        assertThat(result.decisions().get(result.decisions().size() - 1).to())
                .as("the later action has the last word")
                .isEqualTo(3);
        assertThat(result.decisions())
                .allSatisfy(entry -> assertThat(entry.atNanos()).isBetween(300 * SECOND, 430 * SECOND));
    }

    /**
     * SCH-7, SCH-6: at 180 s the schedule asks for 8 and AlarmHigh for ceil(2 x 100 / 50) = 4. The policy computes on the 8 that
     * the schedule left, and ceil(2 x 100 / 50) is less: 8 stay. Nothing that the schedule launched is given up again.
     */
    @Test
    void aScheduleAndAPolicyOfOneInstantBothHaveTheirSay() {
        List<ScalingPolicy> policies = List.of(tracking("cpu", "50"), schedule(action("up", 180, null, 8)));
        var result = run(Profile.truthDocs(), policies);
        assertThat(changes(result)).isEqualTo("180:2>8");
        assertThat(result.activities()).extracting(ScalingActivity::statusCode).doesNotContain("Cancelled");
    }

    /** SCH-7: 1 minute after the schedule went down to 1 the load of 2 is at 100 % of it, and the policy moves it again. */
    @Test
    void aPolicyMovesWhatAScheduleSet() {
        var result = run(
                Profile.truthDocs(),
                List.of(tracking("cpu", "100.5"), tracking("low", "60"), schedule(action("down", 170, null, 1))));
        assertThat(changes(result)).startsWith("170:2>1 180:1>2");
    }

    /** SCH-6, SS-7: the simple policy acts at 60 s and waits 1,000 s; the schedule of 120 s does not. */
    @Test
    void aScheduleActsDuringTheCooldown() {
        var result = run(Profile.truthDocs(), List.of(simple(1_000), schedule(action("up", 120, null, 6))));
        assertThat(changes(result)).isEqualTo("60:2>3 120:3>6 1080:6>7");
    }

    /** SS-7: the simple policy of 60 s waits 1,000 s; target tracking at 180 s, ceil(2 x 66.7 / 30) = 5, does not. */
    @Test
    void targetTrackingActsDuringTheCooldown() {
        var result = run(Profile.truthDocs(), List.of(simple(1_000), tracking("cpu", "30")));
        assertThat(changes(result)).startsWith("60:2>3 180:3>5");
    }

    /** SS-7: nor do a user's change of 120 s, and the replacement, from 130 s, of an instance that was stopped (LC-23). */
    @Test
    void usersAndReplacementsActDuringTheCooldown() {
        var result = run(
                Profile.truthDocs(),
                2,
                1,
                0,
                300,
                List.of(simple(1_000)),
                new CapacityRequest(120 * SECOND, null, null, 4),
                new UnhealthyInstances(130 * SECOND, 1, UnhealthyInstances.Kind.STOPPED, 0));
        assertThat(result.activities())
                .filteredOn(one -> one.startNanos() < 1_000 * SECOND)
                .extracting(one -> one.kind() + "@" + one.startNanos() / SECOND)
                .containsExactly("LAUNCH@60", "LAUNCH@120", "TERMINATE@130", "LAUNCH@131");
    }

    /** TT-45: attached and disabled, then switched on at 610 s: AlarmHigh has long been in ALARM, and it acts in that second. */
    @Test
    void aPolicyThatStartsDisabledActsWhenItIsEnabled() {
        var off = new TargetTrackingPolicy("cpu", cpu(), Rational.of(90), false, null, false);
        var switched = new SwitchedPolicy(off, List.of(new SwitchedPolicy.Switch(610 * SECOND, true)));
        var result = run(Profile.truthDocs(), List.of(switched));
        assertThat(changes(result)).startsWith("610:2>3");
    }

    /**
     * TT-16, CW-6: a policy is replaced by another at 610 s. The new one's alarms go by the datapoints that were there before
     * them, so that nobody waits for three new minutes.
     */
    @Test
    void aPolicyThatReplacesAnotherSeesWhatWasBefore() {
        var before = new SwitchedPolicy(
                tracking("before", "100.5"), List.of(new SwitchedPolicy.Switch(610 * SECOND, false)));
        var off = new TargetTrackingPolicy("after", cpu(), Rational.of(90), false, null, false);
        var after = new SwitchedPolicy(off, List.of(new SwitchedPolicy.Switch(610 * SECOND, true)));
        assertThat(changes(run(Profile.truthDocs(), List.of(before, after)))).startsWith("610:2>3");
    }

    /** TT-38, LC-6: with a boot of 33 s a manual launch is an activity of 33 s, a policy's one of 333 s: 300 s of warm-up more. */
    @Test
    void onlyAPolicysLaunchStaysOpenUntilTheWarmUpEnds() {
        var manual =
                run(Profile.truthDocs(), 2, 1, 33, 300, List.of(), new CapacityRequest(60 * SECOND, null, null, 3));
        var byPolicy = run(Profile.truthDocs(), 2, 1, 33, 300, List.of(tracking("cpu", "90")));
        assertThat(lengthOfFirstLaunch(manual)).isEqualTo(33);
        assertThat(lengthOfFirstLaunch(byPolicy)).isEqualTo(333);
    }

    /**
     * TT-36: at 180 s 2 become 3, which carry 67 % and from 300 s on 17 %, all below the 81 % of AlarmLow; its fifteen minutes are
     * over at 1,080 s, and it acts each minute from there. The warm-up of 1,800 s ends at 1,980 s, and not before then may
     * ceil(3 x 16.7 / 90) = 1 be. Where no warm-up is set the default cooldown does the same.
     */
    @ParameterizedTest
    @CsvSource({"1800, 300", ", 1800"})
    void scaleInWaitsForTheSecondAtWhichTheWarmUpEnds(@Nullable Integer warmup, int defaultCooldown) {
        var policy = new TargetTrackingPolicy("cpu", cpu(), Rational.of(90), false, warmup, true);
        var load = List.of(segment(0, 300, "2"), segment(300, 10_000, "0.5"));
        var result = run(Profile.truthDocs(), load, 2_400, 1, 0, defaultCooldown, List.of(policy));
        assertThat(changes(result)).isEqualTo("180:2>3 1980:3>1");
        assertThat(result.decisions())
                .filteredOn(entry ->
                        entry.outcome().equals("warm-up") || entry.outcome().equals("cooldown"))
                .as("one refusal for each minute from 1,080 s on")
                .hasSize(15);
    }

    private static LoadTraffic.Segment segment(int from, int to, String load) {
        return new LoadTraffic.Segment(
                BigDecimal.valueOf(from), new BigDecimal(load), BigDecimal.valueOf(to), new BigDecimal(load));
    }

    private static long lengthOfFirstLaunch(RunResult result) {
        var launch = result.activities().get(0);
        Long end = launch.endNanos();
        return end == null ? -1 : (end - launch.startNanos()) / SECOND;
    }

    private static ScheduledAction action(String name, int at, @Nullable Integer min, int desired) {
        return new ScheduledAction(name, List.of(at * SECOND), min, null, desired);
    }

    private static ScheduledScaling schedule(ScheduledAction... actions) {
        return new ScheduledScaling("schedule", List.of(actions));
    }

    private static MetricSpecification cpu() {
        return new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
    }

    private static TargetTrackingPolicy tracking(String name, String target) {
        return new TargetTrackingPolicy(name, cpu(), Rational.parse(target), true, null, true);
    }

    private static SimpleScalingPolicy simple(int cooldown) {
        var alarm = new AlarmDefinition(
                "busy",
                cpu(),
                Statistic.AVERAGE,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                Rational.of(30),
                60,
                1,
                1,
                TreatMissingData.MISSING);
        return new SimpleScalingPolicy(
                "simple", AdjustmentType.CHANGE_IN_CAPACITY, 1, 0, cooldown, true, List.of(alarm));
    }

    private static String changes(RunResult result) {
        return result.decisions().stream()
                .filter(DecisionEntry::changedCapacity)
                .map(entry -> entry.atNanos() / SECOND + ":" + entry.from() + ">" + entry.to())
                .collect(Collectors.joining(" "));
    }

    private static RunResult run(Profile profile, List<ScalingPolicy> policies) {
        return run(profile, 2, 1, 0, 300, policies);
    }

    private static RunResult run(
            Profile profile,
            int load,
            long seed,
            int boot,
            int defaultCooldown,
            List<ScalingPolicy> policies,
            FleetFeature... features) {
        var loads = List.of(segment(0, 10_000, Integer.toString(load)));
        return run(profile, loads, 1_200, seed, boot, defaultCooldown, policies, features);
    }

    private static RunResult run(
            Profile profile,
            List<LoadTraffic.Segment> load,
            int seconds,
            long seed,
            int boot,
            int defaultCooldown,
            List<ScalingPolicy> policies,
            FleetFeature... features) {
        var booting = new BootModel(new Deterministic(boot), new Deterministic(0), new Deterministic(0), 0, 0);
        var model = FleetModel.of(
                        new GroupConfiguration("table", 1, 12, 2, List.of("a"), defaultCooldown, null, true),
                        new InstanceModel("m5.large", 1, 1, booting, 0, 0, 0),
                        null,
                        ServiceModel.of(ServiceMode.SLOTS, new Deterministic(1)),
                        profile)
                .with(List.of(features));
        return FleetRun.run(
                new RunInput(
                        "together",
                        "table",
                        model,
                        new LoadTraffic(LoadTraffic.Unit.INSTANCES, load),
                        policies,
                        Fidelity.LOAD,
                        0,
                        seconds * SECOND,
                        null,
                        seed,
                        seed),
                (now, capacity, cpu) -> {});
    }
}
