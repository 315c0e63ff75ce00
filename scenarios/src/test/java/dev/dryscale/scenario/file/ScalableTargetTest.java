package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dryscale.cost.Billing;
import dev.dryscale.experiment.Simulation;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.ScalingActivity;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An ECS service and a DynamoDB table under Application Auto Scaling, from the file to the bill. */
final class ScalableTargetTest {

    private static final String ECS = """
            dryscale: 1
            profile: truth-docs
            name: shop
            duration: 30m
            fidelity: load
            traffic: {synthetic: {kind: load, unit: instances, segments: [{from: 0s, to: 600s, load: 4}, {from: 600s, to: 1800s, load: 1}]}}
            service: {mode: slots, time: 1s}
            scalableTarget: {ServiceNamespace: ecs, ResourceId: service/shop/web, ScalableDimension: "ecs:service:DesiredCount", MinCapacity: 2, MaxCapacity: 12}
            task: {launchType: FARGATE, cpu: 512, concurrency: 1, start: 30s, registration: 0s}
            prices: {region: us-east-1, instanceHour: {fargate: $0.06/h}}
            policies:
              cpu:
                ServiceNamespace: ecs
                ResourceId: service/shop/web
                ScalableDimension: ecs:service:DesiredCount
                PolicyName: cpu
                PolicyType: TargetTrackingScaling
                TargetTrackingScalingPolicyConfiguration:
                  TargetValue: 50
                  PredefinedMetricSpecification: {PredefinedMetricType: ECSServiceAverageCPUUtilization}
                  ScaleOutCooldown: 120
                  ScaleInCooldown: 60
            """;
    private static final String DYNAMO = """
            dryscale: 1
            profile: truth-docs
            name: table
            duration: 30m
            fidelity: load
            traffic: {synthetic: {kind: load, unit: countPerMinute, segments: [{from: 0s, to: 1800s, load: 480}]}}
            service: {mode: slots, time: 1s}
            scalableTarget: {ServiceNamespace: dynamodb, ResourceId: table/orders, ScalableDimension: "dynamodb:table:ReadCapacityUnits", MinCapacity: 1, MaxCapacity: 100, desiredCount: 10}
            policies:
              read:
                ServiceNamespace: dynamodb
                ScalableDimension: dynamodb:table:ReadCapacityUnits
                PolicyType: TargetTrackingScaling
                TargetTrackingScalingPolicyConfiguration:
                  TargetValue: 70
                  PredefinedMetricSpecification: {PredefinedMetricType: DynamoDBReadCapacityUtilization}
            """;

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private ScenarioFile read(String text) throws IOException {
        return ScenarioReader.read(Files.writeString(folder.resolve("a.yaml"), text), ScenarioOptions.DEFAULTS);
    }

    private static RunResult run(ScenarioFile file) {
        return Simulation.run(file.scenario(), file.candidates().get(0), 1);
    }

    private static String changes(RunResult result) {
        return result.decisions().stream()
                .filter(DecisionEntry::changedCapacity)
                .map(entry -> entry.atNanos() / 1_000_000_000L + ":" + entry.from() + ">" + entry.to())
                .collect(Collectors.joining(" "));
    }

    /**
     * 180 s: 2 tasks at 100 % for three minutes ask for 2 x 100 / 50 = 4 (AAS-9), which are there at 210 s; the cooldown of 120 s
     * runs until 330 s. 240 s: 4 x 100 / 50 = 8 asks for 4, of which 2 were added in this cooldown (AAS-2): 6, there at 270 s,
     * cooldown until 390 s. 300 s: ceil(6 x 83.3 / 50) = 10 asks for 4, and 2 + 2 are credited (AAS-3); 360 s: 8, likewise. 420 s: the
     * cooldown is over (AAS-1): 8. 480 s: ceil(8 x 58.3 / 50) = 10 asks for 2, and 2 are credited. From 480 s on 8 stand at 50 %.
     * The load of 1 begins at 600 s: fifteen low minutes later, at 1,500 s, 8 x 12.5 / 50 = 2 are enough, all at once.
     */
    @Test
    void anEcsServiceFollowsItsTargetAndIsBilledPerTask() throws IOException {
        var file = read(ECS);
        var result = run(file);
        assertThat(changes(result)).isEqualTo("180:2>4 240:4>6 420:6>8 1500:8>2");
        var prices = java.util.Objects.requireNonNull(file.scenario().prices());
        assertThat(Billing.bill(result.usage(), prices).lines())
                .anySatisfy(line -> assertThat(line.item()).contains("fargate"))
                .as("its metrics are free, and it has no volume of its own")
                .noneMatch(line ->
                        line.item().contains("monitoring") || line.item().contains("EBS"));
    }

    /** AAS-5: the schedule of 250 s acts within the cooldown that holds the policy until 330 s. */
    @Test
    void aScheduleActsDuringACooldown() throws IOException {
        String text = ECS.replace("duration: 30m", "start: 2026-03-02T00:00:00Z\nduration: 5m")
                .replace("policies:\n", "policies:\n  own:\n    policies:\n")
                .replace("  cpu:\n    Service", "    - Service")
                .replaceAll("(?m)^    (?=(ResourceId|ScalableDimension|PolicyName|PolicyType|Target|  ))", "      ");
        String schedule = "    scheduledActions: [{ScheduledActionName: up, Schedule: \"at(2026-03-02T00:04:10)\", "
                + "ScalableTargetAction: {MinCapacity: 9}}]\n";
        assertThat(changes(run(read(text + schedule)))).startsWith("180:2>4 240:4>6 250:6>9 ");
    }

    /** AAS-23: the schedule sets the limits, and moves the capacity only where it is outside of them. */
    @ParameterizedTest
    @CsvSource({"5, ''", "2, 600:2>3"})
    void aScheduleMovesWhatIsOutsideItsLimits(int desired, String changes) throws IOException {
        String text = ECS.substring(0, ECS.indexOf("policies:"))
                .replace("duration: 30m", "start: 2026-03-02T00:00:00Z\nduration: 30m")
                .replace("MaxCapacity: 12}", "MaxCapacity: 12, desiredCount: " + desired + "}");
        String schedule = "policies:\n  own: {scheduledActions: [{ScheduledActionName: floor, "
                + "Schedule: \"at(2026-03-02T00:10:00)\", ScalableTargetAction: {MinCapacity: 3}}]}\n";
        assertThat(changes(run(read(text + schedule)))).isEqualTo(changes);
    }

    /** 480 units a minute are 80 % of 10: ceil(10 x 80 / 70) = 12 in the second minute (AAS-11); 66.7 % of 12 is enough. */
    @Test
    void aTableIsCapacityAlone() throws IOException {
        assertThat(changes(run(read(DYNAMO)))).isEqualTo("120:10>12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ServiceNamespace: ecs, | ServiceNamespace: ec2, | must be one of ecs",
                "MinCapacity: 2, | MinCapacity: 20, | must be at most MaxCapacity",
                "cpu: 512 | cpu: 0 | must be a whole number from 1",
                "ECSServiceAverageCPUUtilization | ECSServiceAverageMemoryUtilization | watches memory: say how much there is",
                "ECSServiceAverageCPUUtilization | ASGAverageCPUUtilization | must be one of",
                "ScaleInCooldown: 60 | ScaleInCoolDown: 60 | is not known here",
                "task: {launchType | group: {MinSize: 1}\\ntask: {launchType | must not stand beside scalableTarget",
            })
    void oneMistakeIsToldWithItsRule(String good, String bad, String rule) {
        assertThat(ECS).contains(good);
        String text = ECS.replaceFirst(java.util.regex.Pattern.quote(good), bad.replace("\\n", "\n"));
        var refused = catchThrowableOfType(ProblemsException.class, () -> read(text));
        assertThat(refused.problems())
                .anySatisfy(problem -> assertThat(problem.rule()).contains(rule));
    }

    /** TT-3. */
    @Test
    void eachApiScalesItsOwn() {
        String ec2 = ECS.substring(0, ECS.indexOf("policies:"))
                + "policies:\n  cpu: {TargetValue: 50, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}\n";
        var refused = catchThrowableOfType(ProblemsException.class, () -> read(ec2));
        assertThat(refused.problems())
                .anySatisfy(problem -> assertThat(problem.rule()).contains("TT-3"));
    }

    /**
     * AAS-22, JS-14: 2 to 4 at 180 s takes 30 s to start; 4 to 8 as above. Each is one activity, in AWS's words, however many
     * tasks come and go.
     */
    @Test
    void activitiesAreWordedAsApplicationAutoScalingDoes() throws IOException {
        var activities = run(read(ECS)).activities().stream()
                .filter(ScalingActivity::isAttempt)
                .toList();

        assertThat(activities)
                .extracting(ScalingActivity::description)
                .startsWith("Setting desired count to 4.")
                .endsWith("Setting desired count to 2.");
        assertThat(activities.get(0)).satisfies(first -> {
            assertThat(first.startNanos()).isEqualTo(180 * SECOND);
            assertThat(first.endNanos()).isEqualTo(210 * SECOND);
            assertThat(first.statusCode()).isEqualTo("Successful");
            assertThat(first.statusMessage())
                    .isEqualTo("Successfully set desired count to 4. Change successfully fulfilled by ecs.");
            assertThat(first.cause()).startsWith("monitor alarm TargetTracking-service/shop/web-AlarmHigh-");
            assertThat(first.cause()).endsWith(" in state ALARM triggered policy cpu");
        });
    }

    /** Tasks that take 200 s to start are not there when the next minute in ALARM asks for more. */
    @Test
    void aCapacityThatIsReplacedBeforeItIsThereIsOverridden() throws IOException {
        String slow = ECS.replace("start: 30s", "start: 200s").replace("ScaleOutCooldown: 120", "ScaleOutCooldown: 0");
        assertThat(run(read(slow)).activities())
                .filteredOn(activity -> activity.kind() == ScalingActivity.Kind.SCALE_OUT)
                .extracting(ScalingActivity::statusCode)
                .contains("Overridden")
                .endsWith("Successful");
    }

    /** AAS-14, AAS-20: at the minimum AlarmLow stays in ALARM and is refused each minute for one reason: one entry. */
    @Test
    void aRefusalNamesItsReasonOnce() throws IOException {
        var refused = run(read(ECS.replace("load: 4}", "load: 0.5}").replace("load: 1}", "load: 0.5}")))
                .activities();
        assertThat(refused).singleElement().satisfies(one -> {
            assertThat(one.description()).isEqualTo("Attempting to scale due to alarm triggered");
            assertThat(one.kind()).isEqualTo(ScalingActivity.Kind.NOT_SCALED);
            assertThat(one.statusCode()).isEqualTo("Failed");
            assertThat(one.statusMessage()).isEqualTo("AlreadyAtMinCapacity");
        });
    }

    /**
     * AAS-8: the scale-in that is due at 1,500 s waits for a deployment that begins at 1,490 s: 8 new tasks are there at 1,520 s
     * and the old ones go, so that the next minute scales in. A scale-out is not held up.
     */
    @Test
    void aDeploymentHoldsUpScaleInAndNotScaleOut() throws IOException {
        var in = run(read(ECS + "events: [{at: 1490s, serviceDeployment: {}}]\n"));
        assertThat(changes(in)).endsWith("1560:8>2");
        assertThat(in.activities())
                .filteredOn(activity -> activity.kind() == ScalingActivity.Kind.NOT_SCALED)
                .extracting(ScalingActivity::statusMessage)
                .contains("TargetServicePutResourceAsUnscalable");

        var out = run(read(ECS + "events: [{at: 170s, serviceDeployment: {minimumHealthyPercent: 50}}]\n"));
        assertThat(changes(out)).startsWith("180:2>4 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{at: 170s, deploy: {}} | serviceDeployment",
                "{at: 170s, serviceDeployment: {minimumHealthyPercent: 100, maximumPercent: 100}} | no task can be replaced",
                "{at: 170s, serviceDeployment: {maximumPercent: 300}} | must be a whole number from 100 to 200",
            })
    void anEventOfAServiceIsItsDeploymentAlone(String event, String rule) {
        var refused = catchThrowableOfType(ProblemsException.class, () -> read(ECS + "events: [" + event + "]\n"));
        assertThat(refused.problems().toString()).contains(rule);
    }

    /**
     * JS-5, AAS-6: two tasks more whenever the CPU is above 60 %; each is there after 30 s, and its cooldown of 120 s runs from
     * then: what was added is credited until 210 s and until 390 s. Eight tasks stand at 50 %.
     */
    @Test
    void aStepPolicyOfAServiceAddsItsStepOncePerCooldown() throws IOException {
        String step = ECS.substring(0, ECS.indexOf("policies:")).replace("duration: 30m", "duration: 10m")
                + "policies:\n  own: {policies: {ServiceNamespace: ecs, ScalableDimension: \"ecs:service:DesiredCount\", "
                + "ResourceId: service/shop/web, PolicyName: more, PolicyType: StepScaling, StepScalingPolicyConfiguration: "
                + "{AdjustmentType: ChangeInCapacity, MetricAggregationType: Average, Cooldown: 120, "
                + "StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 2}]}}, "
                + "alarms: [{AlarmName: busy, Namespace: AWS/ECS, MetricName: CPUUtilization, Statistic: Average, Period: 60, "
                + "EvaluationPeriods: 1, Threshold: 60, ComparisonOperator: GreaterThanThreshold, AlarmActions: [more]}]}\n";
        assertThat(changes(run(read(step)))).isEqualTo("60:2>4 240:4>6 420:6>8");
    }

    /** EX-24, AAS-11: at one unit and 70 % the alarms are on the Sum of a minute, above 42 for two and below 30 for fifteen. */
    @Test
    void theAlarmsOfATableAreOnSums() throws IOException {
        var file = read(DYNAMO.replace("desiredCount: 10", "desiredCount: 1"));
        var policy = file.candidates().get(0).policies().get(0);
        var group = new GroupConfiguration("", 1, 100, 1, List.of("a"), 300, null, true);
        var alarms = policy.newController(Profile.aws2026(), group).alarms(GroupSnapshot.atRest(1, 100, 1));
        assertThat(alarms).extracting(AlarmDefinition::statistic).containsOnly(Statistic.SUM);
        assertThat(alarms).extracting(AlarmDefinition::periodSeconds).containsOnly(60);
        assertThat(alarms).extracting(AlarmDefinition::threshold).containsExactly(Rational.of(42), Rational.of(30));
        assertThat(alarms).extracting(AlarmDefinition::evaluationPeriods).containsExactly(2, 15);
    }
}
