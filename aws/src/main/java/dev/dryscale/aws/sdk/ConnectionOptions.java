package dev.dryscale.aws.sdk;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect to, and as whom.
 *
 * @param profile name of a profile in AWS's own configuration files; null for the SDK's default chain, which must have been
 *     asked for
 * @param endpoint in place of AWS's; null for AWS
 * @param answerWithin how long one call may take
 * @param profileFile in place of AWS's own configuration files; null for those
 */
public record ConnectionOptions(
        String region,
        @Nullable String profile,
        @Nullable URI endpoint,
        Duration answerWithin,
        @Nullable Path profileFile) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    /** @throws IllegalArgumentException for an endpoint that would send signed requests in the clear to another machine */
    public ConnectionOptions {
        if (!region.matches("[a-z]{2}(-[a-z]+)+-[0-9]")) {
            throw new IllegalArgumentException(
                    "--region must be a region, e.g. us-east-1, was " + Failures.shown(region));
        }
        if (endpoint != null) {
            boolean plain =
                    "http".equals(endpoint.getScheme()) && LOOPBACK.contains(String.valueOf(endpoint.getHost()));
            boolean secure = "https".equals(endpoint.getScheme()) && endpoint.getHost() != null;
            if (!plain && !secure) {
                throw new IllegalArgumentException(
                        "--endpoint must be an https URL, or http on this machine itself, was "
                                + Failures.shown(endpoint.toString()));
            }
        }
    }
}
