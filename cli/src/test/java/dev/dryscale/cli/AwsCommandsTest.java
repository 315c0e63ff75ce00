package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.aws.fake.FakeAws;
import dev.dryscale.aws.fake.Fault;
import dev.dryscale.aws.sdk.WireFake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** From a comparison to a changed group and back, by the commands, against the stand-in for AWS. */
final class AwsCommandsTest {

    private static final String SECRET = "canarySecret/0123456789abcdef0123456789A";

    private static final String SCENARIO = """
            dryscale: 1
            profile: aws-2026
            name: shop
            duration: 40m
            replications: 3
            traffic: {synthetic: {kind: ramp, from: 2/s, to: 20/s, start: 0s, end: 30m}}
            service: {cpuTime: {exponential: {mean: 100ms}}}
            instance: {type: m5.large, concurrency: 8}
            group:
              AutoScalingGroupName: shop
              MinSize: 2
              MaxSize: 12
              DesiredCapacity: 4
              DefaultInstanceWarmup: 120
              AvailabilityZones: [us-east-1a]
            loadBalancer: {}
            policies:
              now: {TargetValue: 50, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}
              calm: {TargetValue: 60, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}
            """;

    @TempDir
    private Path folder;

    private final FakeAws aws = new FakeAws(new SystemTime());
    private WireFake wire;

    @BeforeEach
    void start() throws IOException {
        wire = new WireFake(aws);
        aws.standing().remove("EstimatedInstanceWarmup");
        var credentials = Files.writeString(
                folder.resolve("credentials"),
                "[ops]\naws_access_key_id=AKIACANARYCANARYCANA\naws_secret_access_key=" + SECRET + "\n");
        System.setProperty("aws.sharedCredentialsFile", credentials.toString());
        Files.writeString(folder.resolve("shop.yaml"), SCENARIO);
    }

    @AfterEach
    void stop() {
        wire.close();
        System.clearProperty("aws.sharedCredentialsFile");
    }

    private Console.Result dryscale(String line) {
        var words = new ArrayList<>(Arrays.asList(line.split(" ")));
        if (List.of("plan", "apply", "undo", "status").contains(words.get(0))) {
            words.addAll(List.of("--state", "state", "--endpoint", wire.uri().toString()));
        }
        return Console.in(folder).execute(words.toArray(String[]::new));
    }

    private Console.Result plan(String more) {
        assertThat(dryscale("compare shop.yaml --no-report --out out").code()).isZero();
        return dryscale("plan --evidence out/result.json --policy calm --group shop --region us-east-1 --profile ops"
                + " --out plan.json --i-accept-weak-evidence" + more);
    }

    private String receipt() throws IOException {
        try (var files = Files.list(folder.resolve("state"))) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.contains("receipt-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void fromAComparisonToAChangedGroupAndBack() throws IOException {
        var planned = plan(" --detailed-exitcode --via terraform");
        assertThat(planned.code()).as(planned.err()).isEqualTo(5);
        assertThat(planned.out())
                .contains("group shop in us-east-1, account 123456789012")
                .contains("TargetTrackingConfiguration.TargetValue: 50.0 -> 60.0")
                .contains("target_value = 60.0")
                .contains("back-test: none was made")
                .doesNotContain("NOT OK");
        assertThat(aws.writes).isEmpty();

        var applied = dryscale("apply plan.json --region us-east-1 --profile ops --auto-approve");
        assertThat(applied.code()).as(applied.err()).isZero();
        assertThat(applied.err()).contains("the change was made and verified");
        assertThat(aws.target()).isEqualTo(60.0);

        var status = dryscale("status --profile ops");
        assertThat(status.out()).contains("the change was made and verified").contains("now: the policy is as planned");
        assertThat(dryscale("status").err()).contains("the group itself was not asked");

        var undone = dryscale("undo " + receipt() + " --profile ops");
        assertThat(undone.code()).as(undone.err()).isZero();
        assertThat(aws.target()).isEqualTo(50.0);
        assertThat(aws.writes).hasSize(2);
        assertThat(dryscale("status --profile ops").out()).contains("now: the policy is what it was before");
        noSecretIsAnywhere();
    }

    private void noSecretIsAnywhere() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("credentials"))
                    .toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(SECRET)
                        .doesNotContain("AKIACANARY");
            }
        }
    }

    @Test
    void theGroupsNameMustBeTyped() {
        plan("");
        var in = System.in;
        try {
            System.setIn(new ByteArrayInputStream("shoq\n".getBytes(StandardCharsets.UTF_8)));
            var refused = dryscale("apply plan.json --region us-east-1 --profile ops");
            assertThat(refused.code()).isEqualTo(4);
            assertThat(refused.err()).contains("the group's name was not typed");
            assertThat(aws.writes).isEmpty();

            System.setIn(new ByteArrayInputStream("shop\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(dryscale("apply plan.json --region us-east-1 --profile ops")
                            .code())
                    .isZero();
        } finally {
            System.setIn(in);
        }
    }

    /** Each is its own message with what to do, and nothing is written. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DENIED | 4 | compare them with the policy documents",
                "EXPIRED | 1 | sign in again",
                "SKEWED | 1 | this machine's clock",
            })
    void whatAwsRefusesIsSaidInOneLine(String fault, int code, String said) {
        aws.inject("DescribeAutoScalingGroups", 0, Fault.valueOf(fault), false);

        var result = plan("");

        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).contains(said).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(result.out()).isEmpty();
        assertThat(folder.resolve("plan.json")).doesNotExist();
    }

    @Test
    void refusalsCarryTheirReasonAndExitCodeFour() {
        aws.tag("aws:cloudformation:stack-name", "web");

        var result = plan("");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("CloudFormation stack web").contains("--i-own-this");
        assertThat(folder.resolve("plan.json")).doesNotExist();
    }

    @Test
    void noCredentialsAreTakenUnasked() {
        plan("");

        var result = dryscale("apply plan.json --region us-east-1 --auto-approve");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--profile must name whose credentials");
        assertThat(dryscale("apply plan.json --profile ops --auto-approve").err())
                .contains("--region must name");
        assertThat(aws.writes).isEmpty();
    }

    @Test
    void anUnknownGroupAndAnUnknownPolicyAreNamed() {
        plan("");
        var group = dryscale(
                "plan --evidence out/result.json --policy calm --group shpo --region us-east-1" + " --profile ops");
        assertThat(group.code()).isEqualTo(1);
        assertThat(group.err()).contains("there is no Auto Scaling group shpo in us-east-1");

        var result = dryscale(
                "plan --evidence out/result.json --policy clam --group shop --region us-east-1" + " --profile ops");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("the evidence has no policy clam; it has: now, calm");
    }

    @Test
    void anExpiredPlanIsRefused() throws IOException {
        plan(" --valid-for 1s");
        var until = Instant.now().plus(Duration.ofSeconds(2));
        while (Instant.now().isBefore(until)) {
            Thread.onSpinWait();
        }

        var result = dryscale("apply plan.json --region us-east-1 --profile ops --auto-approve");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("the plan expired at");
    }

    /** So that no token reaches a log, whatever the SDK would say. */
    @Test
    void theProcessHasNoLog() {
        assertThat(LoggerFactory.getILoggerFactory().getClass().getSimpleName()).isEqualTo("NOPLoggerFactory");
    }
}
