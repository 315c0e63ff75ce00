package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.feature.ProcessSwitch;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.record.RunResult;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.ScheduledAction;
import dev.dryscale.scaling.policy.ScheduledScaling;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.traffic.LoadTraffic;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** AlarmNotification and ScheduledActions, suspended and resumed. Two instances at 100 % from the start; target 60. */
class SuspendedNotificationsTest {

    private static final long SECOND = 1_000_000_000L;

    /** LC-65: AlarmHigh is in ALARM from 180 s on; nobody hears it until 500 s, and then the next invocation does. */
    @Test
    void alarmsAreNotHeardWhileTheirNotificationIsSuspended() {
        var result = run(
                TargetTrackingPolicy.of(
                        "cpu",
                        new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null),
                        Rational.of(60)),
                ScalingProcess.ALARM_NOTIFICATION);
        assertThat(changes(result)).startsWith("540:2>4");
        assertThat(result.decisions())
                .filteredOn(entry -> entry.outcome().equals("suspended"))
                .hasSize(6)
                .allSatisfy(
                        entry -> assertThat(entry.reason()).contains("LC-65").contains("ceil(2 x 100 / 60) = 4"));
    }

    /**
     * LC-65 where alarms invoke their policies on transitions only (a knob of CW-20): the transition of 180 s went unheard, and
     * none follows, but on the resumption the policy is considered since its alarm is in breach.
     */
    @Test
    void theResumptionItselfMakesPoliciesLookAtTheirAlarms() {
        var policy = TargetTrackingPolicy.of(
                "cpu",
                new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null),
                Rational.of(60));
        var onTransition = Profile.truthDocs().with("cw.reinvoke", "onTransition");
        var result = run(policy, ScalingProcess.ALARM_NOTIFICATION, onTransition);

        assertThat(changes(result)).startsWith("500:2>4");
        assertThat(result.decisions())
                .filteredOn(entry -> entry.outcome().equals("suspended"))
                .extracting(DecisionEntry::atNanos)
                .containsExactly(180 * SECOND);
        assertThat(result.activities().get(0).cause()).contains("in state ALARM triggered policy cpu");
    }

    /** SCH-5: the action of 300 s is not made up, the one of 600 s is done. */
    @Test
    void suspendedActionsAreNotMadeUp() {
        var actions = List.of(
                new ScheduledAction("missed", List.of(300 * SECOND), null, null, 5),
                new ScheduledAction("done", List.of(600 * SECOND), null, null, 3));
        var result = run(new ScheduledScaling("schedule", actions), ScalingProcess.SCHEDULED_ACTIONS);
        assertThat(changes(result)).isEqualTo("600:2>3");
        assertThat(result.decisions())
                .anySatisfy(entry -> assertThat(entry.reason()).contains("SCH-5"));
    }

    private static String changes(RunResult result) {
        return result.decisions().stream()
                .filter(DecisionEntry::changedCapacity)
                .map(entry -> entry.atNanos() / SECOND + ":" + entry.from() + ">" + entry.to())
                .collect(Collectors.joining(" "));
    }

    private static RunResult run(ScalingPolicy policy, ScalingProcess process) {
        return run(policy, process, Profile.truthDocs());
    }

    private static RunResult run(ScalingPolicy policy, ScalingProcess process, Profile profile) {
        var boot = new BootModel(new Deterministic(60), new Deterministic(0), new Deterministic(0), 0, 0);
        var service = ServiceModel.of(ServiceMode.SLOTS, new Deterministic(1));
        var model = FleetModel.of(
                        new GroupConfiguration("table", 2, 9, 2, List.of("a"), 300, null, true),
                        new InstanceModel("m5.large", 1, 1, boot, 0, 0, 0),
                        null,
                        service,
                        profile)
                .with(List.of(
                        new ProcessSwitch(List.of(process), true, 0),
                        new ProcessSwitch(List.of(process), false, 500 * SECOND)));
        var load = new LoadTraffic.Segment(
                BigDecimal.ZERO, BigDecimal.valueOf(2), BigDecimal.valueOf(10_000), BigDecimal.valueOf(2));
        return FleetRun.run(
                new RunInput(
                        "suspended",
                        "table",
                        model,
                        new LoadTraffic(LoadTraffic.Unit.INSTANCES, List.of(load)),
                        List.of(policy),
                        Fidelity.LOAD,
                        0,
                        900 * SECOND,
                        null,
                        1,
                        1),
                (now, capacity, cpu) -> {});
    }
}
