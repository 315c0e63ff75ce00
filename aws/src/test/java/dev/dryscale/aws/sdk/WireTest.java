package dev.dryscale.aws.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dryscale.aws.api.AwsFailure;
import dev.dryscale.aws.api.ReadCall;
import dev.dryscale.aws.fake.FakeAws;
import dev.dryscale.aws.fake.Fault;
import dev.dryscale.aws.fake.VirtualTime;
import dev.dryscale.aws.live.Live;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's real clients over a real connection, against every kind of answer that is none. */
final class WireTest {

    private static final List<String> CANARIES =
            List.of("AKIACANARYCANARYCANA", "canarySecret/0123456789abcdef0123456789A", "canaryToken+0123456789abcdef");

    @TempDir
    private Path folder;

    private final VirtualTime time = new VirtualTime();
    private final FakeAws aws = new FakeAws(time);
    private WireFake wire;
    private Connection connection;

    @BeforeEach
    void connect() throws IOException {
        wire = new WireFake(aws);
        connection = Connection.open(options(wire.uri(), 2_000));
    }

    @AfterEach
    void disconnect() {
        connection.close();
        wire.close();
    }

    private ConnectionOptions options(URI endpoint, int millis) throws IOException {
        var file = Files.writeString(
                folder.resolve("credentials"),
                "[ops]\naws_access_key_id=" + CANARIES.get(0) + "\naws_secret_access_key=" + CANARIES.get(1)
                        + "\naws_session_token=" + CANARIES.get(2) + "\n");
        return new ConnectionOptions(FakeAws.REGION, "ops", endpoint, Duration.ofMillis(millis), file);
    }

    private Live live() {
        return new Live(connection, time, new SplittableRandom(1));
    }

    @Test
    void readsAGroupAsItIs() {
        var state = live().state(FakeAws.GROUP).orElseThrow();

        assertThat(live().account()).isEqualTo(FakeAws.ACCOUNT);
        assertThat(state.group().minSize()).isEqualTo(2);
        assertThat(state.group().maxSize()).isEqualTo(12);
        assertThat(state.group().desiredCapacity()).isEqualTo(4);
        assertThat(state.group().inService()).isEqualTo(4);
        assertThat(state.group().defaultInstanceWarmup()).isEqualTo(120);
        assertThat(state.group().optedIn()).isTrue();
        assertThat(state.policies()).singleElement().satisfies(policy -> {
            assertThat(policy.name()).isEqualTo(FakeAws.POLICY);
            assertThat(policy.alarmNames()).hasSize(2);
            assertThat(policy.request()
                            .at("/TargetTrackingConfiguration/TargetValue")
                            .asDouble())
                    .isEqualTo(50.0);
        });
        assertThat(live().alarms(state.policies().get(0).alarmNames())).hasSize(2);
        assertThat(live().state("nobody")).isEmpty();
    }

    @Test
    void readsTheNewestDatapointOverCbor() {
        aws.metric = 61.25;
        var queries = aws.group.arrayNode();
        var stat = queries.addObject().put("Id", "tracked").putObject("MetricStat");
        stat.put("Period", 60).put("Stat", "Average");
        stat.putObject("Metric").put("Namespace", "AWS/EC2").put("MetricName", "CPUUtilization");

        var newest = live().newest(queries, Duration.ofMinutes(10)).orElseThrow();

        assertThat(newest.value()).isEqualTo(61.25);
        assertThat(newest.at()).isEqualTo(VirtualTime.START.minusSeconds(120));
    }

    @Test
    void readsEveryPageAndNoPageTwice() {
        for (int i = 0; i < 101; i++) {
            aws.policies.put("p" + i, aws.policy("p" + i, 40));
        }
        aws.pageSize = 25;

        assertThat(live().policies(FakeAws.GROUP)).hasSize(102);
        aws.endlessPages = true;
        assertThatThrownBy(() -> live().policies(FakeAws.GROUP))
                .isInstanceOf(AwsFailure.class)
                .hasMessageContaining("pages that never end");
    }

    @Test
    void whatIsPutIsWhatIsDescribed() {
        var request = live().policies(FakeAws.GROUP).get(0).request();
        request.withObject("/TargetTrackingConfiguration").put("TargetValue", 60.5);

        var answer = connection.writing().putScalingPolicy(request);

        assertThat(answer.path("PolicyARN").asText()).contains("policyName/cpu");
        assertThat(aws.writes).containsExactly(request);
        assertThat(live().policies(FakeAws.GROUP).get(0).request()).isEqualTo(request);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultIsUnderstoodAndNoWriteIsSentTwice(Fault fault) throws IOException {
        try (var hasty =
                Connection.open(options(wire.uri(), fault == Fault.SILENT || fault == Fault.DRIP ? 500 : 5_000))) {
            aws.inject(FakeAws.PUT, 0, fault, true).inject("DescribePolicies", 0, fault, true);
            var request = aws.standing().deepCopy();
            request.remove(List.of("PolicyARN", "Alarms", "StepAdjustments"));

            var read = catchThrowable(() ->
                    hasty.read(ReadCall.POLICIES, request.objectNode().put("AutoScalingGroupName", FakeAws.GROUP)));
            var write = catchThrowable(() -> hasty.writing().putScalingPolicy(request));

            assertThat(read)
                    .isInstanceOfSatisfying(
                            AwsFailure.class,
                            e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(fault.kind()));
            assertThat(write)
                    .isInstanceOfSatisfying(
                            AwsFailure.class,
                            e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(fault.kind()));
            assertThat(aws.writes).hasSize(1);
        }
    }

    /** CloudWatch speaks CBOR: its errors and a portal's page have another way through the SDK. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"THROTTLED", "DENIED", "EXPIRED", "INTERNAL", "CLOSED", "PORTAL", "EMPTY", "REDIRECT", "HUGE"})
    void everyFaultOfCloudWatchIsUnderstood(Fault fault) {
        aws.inject("DescribeAlarms", 0, fault, true);
        var request = aws.group.objectNode();
        request.putArray("AlarmNames").add("x");

        assertThatThrownBy(() -> connection.read(ReadCall.ALARMS, request))
                .isInstanceOfSatisfying(
                        AwsFailure.class,
                        e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(fault.kind()));
    }

    /** Everything that can log is told to, and a session token must be in none of it, nor in any message. */
    @Test
    void noSecretReachesALogOrAMessage() {
        var root = Logger.getLogger("");
        var level = root.getLevel();
        var seen = Collections.synchronizedList(new ArrayList<String>());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                seen.add(record.getLoggerName() + " " + record.getMessage() + " " + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(handler);
        try {
            live().state(FakeAws.GROUP);
            for (var fault : List.of(Fault.DENIED, Fault.EXPIRED, Fault.CLOSED, Fault.PORTAL)) {
                aws.injections.clear();
                aws.inject("GetCallerIdentity", 0, fault, false);
                seen.add(String.valueOf(catchThrowable(() -> live().account())));
            }
            Logger.getLogger("proof").finest("the handler works");
        } finally {
            root.removeHandler(handler);
            root.setLevel(level);
        }

        assertThat(seen).anyMatch(line -> line.contains("the handler works"));
        assertThat(seen).noneMatch(line -> CANARIES.stream().anyMatch(line::contains));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1", "ftp://127.0.0.1", "http://127.0.0.1.example.com", "//127.0.0.1"})
    void signedRequestsDoNotLeaveInTheClear(String endpoint) {
        assertThatThrownBy(() -> options(URI.create(endpoint), 1_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--endpoint must be");
    }

    /** An endpoint in the environment or in a profile would be followed by the SDK, plain http too. */
    @Test
    void aServerThatNobodyAskedForIsNotFollowed() {
        System.setProperty("aws.endpointUrl", wire.uri().toString());
        try {
            var options = new ConnectionOptions("eu-central-1", "ops", null, Duration.ofSeconds(1), null);

            assertThat(Connection.endpoint(options, AutoScalingClient.serviceMetadata()))
                    .hasToString("https://autoscaling.eu-central-1.amazonaws.com");
            assertThat(Connection.endpoint(options, CloudWatchClient.serviceMetadata()))
                    .hasToString("https://monitoring.eu-central-1.amazonaws.com");
            assertThat(Connection.endpoint(options, StsClient.serviceMetadata()))
                    .hasToString("https://sts.eu-central-1.amazonaws.com");
        } finally {
            System.clearProperty("aws.endpointUrl");
        }
    }

    @Test
    void namesTheProfileThatIsNotThere() {
        var missing = new ConnectionOptions(
                FakeAws.REGION, "nobody", wire.uri(), Duration.ofSeconds(1), folder.resolve("credentials"));

        assertThatThrownBy(() -> Connection.open(missing).read(ReadCall.CALLER_IDENTITY, aws.group.objectNode()))
                .isInstanceOfSatisfying(
                        AwsFailure.class, e -> assertThat(e.kind()).isEqualTo(AwsFailure.Kind.NO_CREDENTIALS));
        assertThat(aws.calls()).isZero();
    }

    @Test
    void quotesWhatAwsSaysWithoutControlCharactersAndKeys() {
        assertThat(Failures.shown("a\u001b[31m\r\nb " + CANARIES.get(1)))
                .isEqualTo("a\\u001b[31m\\u000d\\u000ab [left out]");
    }
}
