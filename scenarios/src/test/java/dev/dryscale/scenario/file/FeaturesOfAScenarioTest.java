package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dryscale.experiment.Simulation;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.feature.CapacityRequest;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.ScalingActivity;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life cycle as people write it: AWS's members of a group, our own words, and events. */
final class FeaturesOfAScenarioTest {

    private static final String SCENARIO = """
            dryscale: 1
            profile: aws-2026
            name: life
            duration: 40m
            start: 2026-01-05T12:00:00Z
            traffic: {synthetic: {kind: constant, rate: 5/s}}
            service: {mode: cpu, cpuTime: 100ms}
            instance: {type: m5.large, concurrency: 20, boot: {running: 20s, ready: 10s}}
            loadBalancer: {deregistrationDelay: 30s}
            group:
              MinSize: 2
              MaxSize: 6
              DesiredCapacity: 3
              AvailabilityZones: [us-east-1a, us-east-1b, us-east-1c]
            %s
            policies:
              cpu: {PolicyType: TargetTrackingScaling, TargetTrackingConfiguration: {TargetValue: 50, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}}
            """;

    @TempDir
    Path folder;

    private ScenarioFile read(String more) throws IOException {
        var file = Files.writeString(folder.resolve("s.yaml"), SCENARIO.formatted(more.replace(";;", "\n")));
        return ScenarioReader.read(file, ScenarioOptions.DEFAULTS);
    }

    private List<String> featuresOf(String more) throws IOException {
        return read(more).scenario().fleet().features().stream()
                .map(feature -> feature.getClass().getSimpleName())
                .toList();
    }

    @Test
    void aGroupWithoutFeaturesHasNone() throws IOException {
        assertThat(featuresOf("")).isEmpty();
        assertThat(featuresOf("  LaunchConfigurationName: old")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            '  SuspendedProcesses: [AZRebalance, {ProcessName: Launch, SuspensionReason: me}]' | ProcessSwitch
            '  LifecycleHookSpecificationList: [{LifecycleHookName: h, LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", HeartbeatTimeout: 300, DefaultResult: CONTINUE, takes: 40s}]' | LifecycleHooks
            '  TerminationPolicies: [OldestInstance, Default]' | TerminationPolicies
            '  LaunchConfigurationName: old;;events: [{at: 10m, deploy: {alarmsSuspended: 3m}}]' | LaunchConfiguration
            '  NewInstancesProtectedFromScaleIn: true' | ScaleInProtection
            '  InstanceMaintenancePolicy: {MinHealthyPercentage: 100, MaxHealthyPercentage: 120}' | InstanceMaintenancePolicy
            '  HealthCheckType: ELB;;  HealthCheckGracePeriod: 60' | HealthChecks
            'health: {interval: 10s, timeout: 2s, unhealthyThreshold: 3}' | HealthChecks
            '  MaxInstanceLifetime: 86400' | MaxInstanceLifetime
            'idleTimeout: 120s' | IdleTimeout
            '  WarmPool: {PoolState: Stopped, MinSize: 1, InstanceReusePolicy: {ReuseOnScaleIn: true}, ready: 5s}' | WarmPool
            '  AvailabilityZoneDistribution: {CapacityDistributionStrategy: balanced-only}' | ZoneBalance
            '  MixedInstancesPolicy: {LaunchTemplate: {Overrides: [{InstanceType: m5.large}, {InstanceType: m5.xlarge, WeightedCapacity: "2"}]}}' | MixedInstances
            'launchFailures: {share: 10%, zone: us-east-1a}' | LaunchFailures
            'credits: {perHour: 24, mode: standard}' | CpuCredits
            'events: [{at: 10m, deploy: {alarmsSuspended: 3m}}]' | InstanceRefresh
            'events: [{at: "12:10:00Z", azOutage: us-east-1b, for: 5m}]' | ZoneOutage
            'events: [{at: 10m, missingDatapoints: {share: 50%}, for: 5m}]' | MissingDatapoints
            'events: [{at: 2026-01-05T12:10:00Z, capacityErrors: {share: 50%}, for: 5m}]' | LaunchFailures
            'events: [{at: 10m, unhealthy: {instances: 1, kind: hung}}]' | UnhealthyInstances
            'events: [{at: 10m, setInstanceHealth: {instances: 1}}]' | InstanceHealthReport
            'events: [{at: 10m, setCapacity: {DesiredCapacity: 4}}]' | CapacityRequest
            'events: [{at: 10m, suspend: [AlarmNotification], for: 5m}]' | ProcessSwitch
            'events: [{at: 10m, resume: [AlarmNotification]}]' | ProcessSwitch
            'events: [{at: 10m, standby: {instances: 1}, for: 5m}]' | Standby
            """)
    void everyWordMakesItsFeatureAndRuns(String text, String feature) throws IOException {
        assertThat(featuresOf(text)).contains(feature);
        assertThat(run(text).audit().balances()).isTrue();
    }

    @Test
    void spotNeedsAMixedPolicyAndInterruptsItsInstances() throws IOException {
        String mixed = "  MixedInstancesPolicy: {LaunchTemplate: {Overrides: [{InstanceType: m5.large}]},"
                + " InstancesDistribution: {OnDemandPercentageAboveBaseCapacity: 0}};;";
        var result = run(mixed + "events: [{at: 20m, spotWave: {share: 100%}}]");
        assertThat(result.usage().spans())
                .filteredOn(span -> span.interruptedByEc2())
                .hasSize(3)
                .allSatisfy(span -> {
                    assertThat(span.purchase()).isEqualTo("spot");
                    assertThat(span.toNanos()).isEqualTo(1_200_000_000_000L);
                });
    }

    /** The same {@code spot:} says how a wave is met; what is wrong with it is told by one of its two readers. */
    @Test
    void aMistakeInSpotIsToldOnceBesideAWave() {
        String text = "  MixedInstancesPolicy: {LaunchTemplate: {Overrides: [{InstanceType: m5.large}]},"
                + " InstancesDistribution: {OnDemandPercentageAboveBaseCapacity: 0}};;"
                + "spot: {recommendation: 5, notice: 1s};;events: [{at: 20m, spotWave: {share: 100%}}]";
        var refused = catchThrowableOfType(ProblemsException.class, () -> read(text));
        assertThat(refused.problems())
                .extracting(problem -> problem.pointer())
                .containsExactlyInAnyOrder("spot.recommendation", "spot.notice");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            '  HealthCheckTyp: ELB' | HealthCheckType
            '  SuspendedProcesses: [Lunch]' | Launch
            '  TerminationPolicies: [Default, OldestInstance]' | must be the last
            '  LaunchConfigurationName: old;;  MixedInstancesPolicy: {LaunchTemplate: {Overrides: [{InstanceType: m5.large}]}}' | cannot go with a MixedInstancesPolicy
            '  LifecycleHookSpecificationList: [{LifecycleHookName: h, LifecycleTransition: launch}]' | autoscaling:EC2_INSTANCE_LAUNCHING
            '  LifecycleHookSpecificationList: [{LifecycleHookName: h, LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", HeartbeatTimeout: 10}]' | from 30 to 7200
            '  InstanceMaintenancePolicy: {MinHealthyPercentage: 50, MaxHealthyPercentage: 180}' | at most 100 apart
            '  MaxInstanceLifetime: 3600' | at least 86400
            '  WarmPool: {PoolState: Stopped}' | is required
            '  WarmPool: {PoolState: Frozen, ready: 1s}' | must be one of Stopped, Running, Hibernated
            '  WarmPool: {ready: 1s};;  MixedInstancesPolicy: {LaunchTemplate: {Overrides: [{InstanceType: m5.large}]}}' | cannot go with
            '  MixedInstancesPolicy: {LaunchTemplate: {Overrides: [{InstanceType: m5.larg}]}}' | must be a known instance type
            'launchFailures: {share: 120%}' | from 0% to 100%
            'spot: {interruptions: 1/h}' | needs a MixedInstancesPolicy
            'events: [{at: 10m, azOutag: us-east-1b}]' | azOutage
            'events: [{at: 10m, azOutage: us-east-1z}]' | must be one of us-east-1a
            'events: [{at: 3h, resume: [Launch]}]' | must be from 0s to 40m
            'events: [{at: "15:00:00Z", resume: [Launch]}]' | does not come in the run
            'events: [{resume: [Launch]}]' | is required
            'events: [{at: 10m, setCapacity: {}}]' | at least one of
            'events: [{at: 10m, setCapacity: {MinSize: 9, MaxSize: 3}}]' | must be at most MaxSize
            """)
    void everyMistakeIsToldWithItsRule(String text, String expected) {
        var problems = catchThrowableOfType(ProblemsException.class, () -> read(text));
        assertThat(problems).isNotNull();
        assertThat(problems.problems().toString()).contains(expected);
    }

    /** LC-5, LC-67: fifty are taken, one more is not. */
    @Test
    void aGroupHasAtMostFiftyHooks() throws IOException {
        assertThat(read(hooks(50)).scenario().fleet().features()).isNotEmpty();
        var problems = catchThrowableOfType(ProblemsException.class, () -> read(hooks(51)));
        assertThat(problems).isNotNull();
        assertThat(problems.problems().toString()).contains("50");
    }

    private static String hooks(int count) {
        var hooks = new StringBuilder("  LifecycleHookSpecificationList:");
        for (int i = 0; i < count; i++) {
            hooks.append("\n    - {LifecycleHookName: h")
                    .append(i)
                    .append(", LifecycleTransition: \"autoscaling:EC2_INSTANCE_TERMINATING\"}");
        }
        return hooks.toString();
    }

    @Test
    void aClockTimeThatComesTwiceIsRefusedWithTheList() {
        var problems = catchThrowableOfType(ProblemsException.class, () -> {
            var text = SCENARIO.formatted("events: [{at: \"13:00:00Z\", setCapacity: {DesiredCapacity: 4}}]");
            var file = Files.writeString(folder.resolve("s.yaml"), text.replace("duration: 40m", "duration: 2d"));
            ScenarioReader.read(file, ScenarioOptions.DEFAULTS);
        });
        assertThat(problems.problems().toString())
                .contains("comes 2 times in the run: 2026-01-05T13:00Z, 2026-01-06T13:00Z");
    }

    @Test
    void aClockTimeIsAMomentOfTheRun() throws IOException {
        FleetFeature request = new CapacityRequest(600_000_000_000L, null, null, 4);
        assertThat(read("events: [{at: \"12:10:00Z\", setCapacity: {DesiredCapacity: 4}}]")
                        .scenario()
                        .fleet()
                        .features())
                .contains(request);
    }

    @Test
    void aUserRequestIsToldInTheWordsOfAws() throws IOException {
        var causes = run("events: [{at: 10m, setCapacity: {MinSize: 4}}]").activities().stream()
                .filter(activity -> activity.kind() == ScalingActivity.Kind.LAUNCH)
                .map(ScalingActivity::cause)
                .toList();
        assertThat(causes)
                .first()
                .asString()
                .startsWith("At 2026-01-05T12:10:00Z a user request update of "
                        + "AutoScalingGroup constraints to min: 4, max: 6, desired: 4 changing the desired capacity from 3 to 4."
                        + "  At 2026-01-05T12:10:0");
    }

    /**
     * LC-14: the third instance is busy with start-up work for a minute; a slow start of five sends it few requests meanwhile,
     * and fewer of them wait.
     */
    @Test
    void slowStartSparesAColdInstance() throws IOException {
        String event = "events: [{at: 10m, setCapacity: {DesiredCapacity: 4}}]";
        var cold = run(event, "ready: 10s}}", "ready: 10s}, startupCpu: {vcpus: 1.9, for: 60s}}");
        var spared = run(
                event,
                "ready: 10s}}",
                "ready: 10s}, startupCpu: {vcpus: 1.9, for: 60s}}",
                "deregistrationDelay: 30s",
                "deregistrationDelay: 30s, slowStart: 5m");

        assertThat(spared.requests().arrived()).isEqualTo(cold.requests().arrived());
        assertThat(spared.latency().meanNanos()).isLessThan(cold.latency().meanNanos());
        assertThat(spared.latency().percentileNanos(99.9))
                .isLessThan(cold.latency().percentileNanos(99.9) / 2);
    }

    private RunResult run(String more, String... replacements) throws IOException {
        var text = SCENARIO.formatted(more.replace(";;", "\n"));
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        var file = ScenarioReader.read(Files.writeString(folder.resolve("s.yaml"), text), ScenarioOptions.DEFAULTS);
        return Simulation.run(file.scenario(), file.candidates().get(0), 1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            slowStart: 10s | must be 0 or from 30 s to 900 s
            slowStart: 20m | from 0s to 15m
            slowStart: 60s, algorithm: least_outstanding_requests | needs algorithm: round_robin
            """)
    void slowStartIsRefusedAsAwsDoes(String words, String rule) {
        var text = SCENARIO.formatted("").replace("deregistrationDelay: 30s", words);
        var problems = catchThrowableOfType(ProblemsException.class, () -> {
            var file = Files.writeString(folder.resolve("s.yaml"), text);
            ScenarioReader.read(file, ScenarioOptions.DEFAULTS);
        });
        assertThat(problems).isNotNull();
        assertThat(problems.problems().toString()).contains(rule);
    }
}
