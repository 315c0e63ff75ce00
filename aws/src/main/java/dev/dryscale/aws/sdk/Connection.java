package dev.dryscale.aws.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.api.Mutator;
import dev.dryscale.aws.api.ReadCall;
import dev.dryscale.aws.api.Reader;
import java.util.List;
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

    private final ConnectionOptions options;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final AutoScalingClient autoScaling;
    private final CloudWatchClient cloudWatch;
    private final StsClient sts;

    private Connection(ConnectionOptions options) {
        this.options = options;
        this.http = UrlConnectionHttpClient.builder()
                .connectionTimeout(options.answerWithin())
                .socketTimeout(options.answerWithin())
                .build();
        this.credentials = credentials(options);
        this.autoScaling = configured(AutoScalingClient.builder().httpClient(http)).build();
        this.cloudWatch = configured(CloudWatchClient.builder().httpClient(http)).build();
        this.sts = configured(StsClient.builder().httpClient(http)).build();
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

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
        builder.region(Region.of(options.region())).credentialsProvider(credentials);
        builder.overrideConfiguration(configuration -> configuration
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .apiCallAttemptTimeout(options.answerWithin())
                .apiCallTimeout(options.answerWithin())
                .addExecutionInterceptor(new AnswerCheck()));
        var endpoint = options.endpoint();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder;
    }

    @Override
    public ObjectNode read(ReadCall call, ObjectNode request) {
        Reader service =
                switch (call.service()) {
                    case "sts" -> new StsService(sts);
                    case "cloudwatch" -> new CloudWatchService(cloudWatch);
                    default -> new AutoScalingService(autoScaling);
                };
        return Failures.translating(call.action(), () -> service.read(call, request));
    }

    /** The object that can write; nobody but a confirmed {@code apply} and an {@code undo} asks for it. */
    public Mutator writing() {
        return new AutoScalingService.Writing(autoScaling);
    }

    @Override
    public void close() {
        autoScaling.close();
        cloudWatch.close();
        sts.close();
        http.close();
    }
}
