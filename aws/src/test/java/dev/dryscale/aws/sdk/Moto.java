package dev.dryscale.aws.sdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dryscale.aws.fake.FakeAws;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Tag;

/**
 * A running {@code moto_server}, for what it can: STS, groups, policies, activities and scheduled actions. Its gaps, each
 * filled by {@link FakeAws} and said here: it does not speak CloudWatch's CBOR; it has no instance refreshes; it makes no
 * alarms for a target tracking policy. It keeps no default instance warm-up either, so the group has none.
 */
public final class Moto implements AutoCloseable {

    private static final Set<String> NOT_COPIED =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "http2-settings", "transfer-encoding");
    private static final String ALARMS = "<Alarms><member><AlarmName>moto-AlarmHigh</AlarmName></member>"
            + "<member><AlarmName>moto-AlarmLow</AlarmName></member></Alarms>";

    private final Process process;
    private final URI moto;
    private final WireFake gaps;
    private final HttpServer http;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Moto(Process process, URI moto, FakeAws fake) throws IOException {
        this.process = process;
        this.moto = moto;
        this.gaps = new WireFake(fake);
        fake.alarms.addAll(List.of("moto-AlarmHigh", "moto-AlarmLow"));
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::serve);
        http.start();
    }

    /** Where {@code moto_server} is, if it is installed. */
    public static Optional<Path> installed() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(java.io.File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "moto_server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts the server with one group as {@link FakeAws} has it. */
    public static Moto start(Path program, FakeAws fake, Path log) throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var builder = new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        var moto = new Moto(builder.start(), URI.create("http://127.0.0.1:" + port), fake);
        moto.await();
        moto.makeGroup();
        return moto;
    }

    private void await() throws InterruptedException {
        var alive = HttpRequest.newBuilder(moto.resolve("/moto-api/data.json")).build();
        for (int i = 0; i < 600; i++) {
            try {
                if (client.send(alive, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // it does not listen yet
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("moto_server did not start within a minute");
    }

    private void makeGroup() {
        try (var autoScaling = AutoScalingClient.builder()
                .endpointOverride(moto)
                .region(Region.of(FakeAws.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            autoScaling.createLaunchConfiguration(request -> request.launchConfigurationName("lc")
                    .imageId("ami-12c6146b")
                    .instanceType("t3.micro"));
            autoScaling.createAutoScalingGroup(request -> request.autoScalingGroupName(FakeAws.GROUP)
                    .launchConfigurationName("lc")
                    .minSize(2)
                    .maxSize(12)
                    .desiredCapacity(4)
                    .defaultCooldown(300)
                    .availabilityZones("us-east-1a", "us-east-1b")
                    .tags(Tag.builder()
                            .key("dryscale-apply")
                            .value("allowed")
                            .resourceId(FakeAws.GROUP)
                            .resourceType("auto-scaling-group")
                            .propagateAtLaunch(false)
                            .build()));
            autoScaling.putScalingPolicy(request -> request.autoScalingGroupName(FakeAws.GROUP)
                    .policyName(FakeAws.POLICY)
                    .policyType("TargetTrackingScaling")
                    .estimatedInstanceWarmup(120)
                    .targetTrackingConfiguration(configuration -> configuration
                            .targetValue(50.0)
                            .disableScaleIn(false)
                            .predefinedMetricSpecification(
                                    metric -> metric.predefinedMetricType("ASGAverageCPUUtilization"))));
        }
    }

    /** Where our clients connect to. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** The server itself, for AWS's own command line. */
    public URI server() {
        return moto;
    }

    private void serve(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var form = new String(body, StandardCharsets.UTF_8);
        boolean gap = exchange.getRequestURI().getPath().startsWith("/service/")
                || form.contains("Action=DescribeInstanceRefreshes");
        var request = HttpRequest.newBuilder(
                (gap ? gaps.uri() : moto).resolve(exchange.getRequestURI().toString()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_COPIED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            var answer = client.send(
                    request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            var bytes = form.contains("Action=DescribePolicies") ? withAlarms(answer.body()) : answer.body();
            var type = answer.headers().firstValue("content-type").orElse("text/xml");
            WireFake.send(exchange, answer.statusCode(), bytes, type);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] withAlarms(byte[] answer) {
        var text = new String(answer, StandardCharsets.UTF_8).replaceAll("(?s)<Alarms\\s*/>|<Alarms>\\s*</Alarms>", "");
        return WireFake.bytes(text.replace("</PolicyARN>", "</PolicyARN>" + ALARMS));
    }

    @Override
    public void close() {
        http.stop(0);
        gaps.close();
        process.destroyForcibly();
    }
}
