package dev.dryscale.aws.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.api.AwsFailure;
import dev.dryscale.aws.api.Mutator;
import dev.dryscale.aws.api.ReadCall;
import dev.dryscale.aws.api.Reader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK's clients for one account and region. Nothing is retried here: whether to ask again is decided by those who know
 * what was asked, and a write is never sent twice.
 */
public final class Connection implements Reader, AutoCloseable {

    /**
     * What would print signed headers, tokens included, at the levels below INFO. Held, because a logger that nobody holds
     * forgets its level.
     */
    private static final List<Logger> TALKATIVE = List.of(
            Logger.getLogger("software.amazon.awssdk"),
            Logger.getLogger("sun.net.www.protocol.http"),
            Logger.getLogger("sun.net.www.protocol.https"));

    /** Beyond the SDK's own limit, which usually is the one that ends a call. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final ConnectionOptions options;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final AutoScalingClient autoScaling;
    private final CloudWatchClient cloudWatch;
    private final StsClient sts;
    private final ExecutorService calls = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "aws-call");
        thread.setDaemon(true);
        return thread;
    });

    private Connection(ConnectionOptions options) {
        this.options = options;
        this.http = UrlConnectionHttpClient.builder()
                .connectionTimeout(options.answerWithin())
                .socketTimeout(options.answerWithin())
                .build();
        this.credentials = credentials(options);
        this.autoScaling = configured(AutoScalingClient.builder().httpClient(http), AutoScalingClient.serviceMetadata())
                .build();
        this.cloudWatch = configured(CloudWatchClient.builder().httpClient(http), CloudWatchClient.serviceMetadata())
                .build();
        this.sts = configured(StsClient.builder().httpClient(http), StsClient.serviceMetadata())
                .build();
    }

    /** Opens what is needed to read; no call is made yet. */
    public static Connection open(ConnectionOptions options) {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.INFO));
        return Failures.translating("credentials", () -> new Connection(options));
    }

    private static AwsCredentialsProvider credentials(ConnectionOptions options) {
        var profile = options.profile();
        if (profile == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        var provider = ProfileCredentialsProvider.builder().profileName(profile);
        var file = options.profileFile();
        if (file != null) {
            provider.profileFile(ProfileFile.builder()
                    .content(file)
                    .type(ProfileFile.Type.CREDENTIALS)
                    .build());
        }
        return provider.build();
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder, ServiceMetadata service) {
        builder.region(Region.of(options.region())).credentialsProvider(credentials);
        builder.endpointOverride(endpoint(options, service));
        builder.overrideConfiguration(configuration -> configuration
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .apiCallAttemptTimeout(options.answerWithin())
                .apiCallTimeout(options.answerWithin())
                .addExecutionInterceptor(new AnswerCheck()));
        return builder;
    }

    /** AWS's own, or the one that was asked for: what an environment or a profile names is not followed unasked. */
    static URI endpoint(ConnectionOptions options, ServiceMetadata service) {
        var asked = options.endpoint();
        return asked != null ? asked : URI.create("https://" + service.endpointFor(Region.of(options.region())));
    }

    @Override
    public ObjectNode read(ReadCall call, ObjectNode request) {
        Reader service = switch (call.service()) {
            case "sts" -> new StsService(sts);
            case "cloudwatch" -> new CloudWatchService(cloudWatch);
            default -> new AutoScalingService(autoScaling);
        };
        return timely(call.action(), () -> service.read(call, request));
    }

    /**
     * One call on a thread of its own: the SDK ends a call that is too slow by closing its stream, which waits in turn for
     * whoever sends a byte now and then. Such a thread is left behind and ends with the process.
     */
    private <T> T timely(String action, Supplier<T> call) {
        var answer = calls.submit(() -> Failures.translating(action, call));
        try {
            return answer.get(options.answerWithin().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AwsFailure(AwsFailure.Kind.NO_ANSWER, action, "no answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsFailure(AwsFailure.Kind.NO_ANSWER, action, "interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AwsFailure failure
                    ? failure
                    : new IllegalStateException(String.valueOf(e.getCause()), e);
        }
    }

    /** The object that can write; nobody but a confirmed {@code apply} and an {@code undo} asks for it. */
    public Mutator writing() {
        var writing = new AutoScalingService.Writing(autoScaling);
        return request -> timely("PutScalingPolicy", () -> writing.putScalingPolicy(request));
    }

    @Override
    public void close() {
        calls.shutdownNow();
        autoScaling.close();
        cloudWatch.close();
        sts.close();
        http.close();
    }
}
