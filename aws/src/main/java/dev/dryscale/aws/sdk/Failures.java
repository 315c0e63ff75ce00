package dev.dryscale.aws.sdk;

import dev.dryscale.aws.api.AwsFailure;
import dev.dryscale.aws.api.AwsFailure.Kind;
import dev.dryscale.scenario.document.Printable;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** The SDK's exceptions in our words; none of theirs leaves the package, since some of them quote what was signed. */
final class Failures {

    private static final Map<String, Kind> CODES = Map.ofEntries(
            Map.entry("Throttling", Kind.THROTTLED),
            Map.entry("ThrottlingException", Kind.THROTTLED),
            Map.entry("RequestLimitExceeded", Kind.THROTTLED),
            Map.entry("TooManyRequestsException", Kind.THROTTLED),
            Map.entry("ResourceContention", Kind.CONTENTION),
            Map.entry("ExpiredToken", Kind.EXPIRED),
            Map.entry("ExpiredTokenException", Kind.EXPIRED),
            Map.entry("RequestTimeTooSkewed", Kind.SKEWED),
            Map.entry("RequestExpired", Kind.SKEWED),
            Map.entry("AccessDenied", Kind.DENIED),
            Map.entry("AccessDeniedException", Kind.DENIED),
            Map.entry("UnauthorizedOperation", Kind.DENIED),
            Map.entry("InvalidClientTokenId", Kind.DENIED),
            Map.entry("UnrecognizedClientException", Kind.DENIED),
            Map.entry("AuthFailure", Kind.DENIED),
            Map.entry("OptInRequired", Kind.DENIED),
            Map.entry("LimitExceeded", Kind.LIMIT));

    /** What looks like a credential, in whatever text it stands. */
    private static final Pattern SECRET =
            Pattern.compile("(?:AKIA|ASIA)[A-Z0-9]{12,}|[A-Za-z0-9/+=]{40,}|(?i:x-amz-security-token)\\S*");

    private static final int LONGEST = 400;

    private Failures() {}

    /**
     * The result of one call.
     *
     * @throws AwsFailure for whatever the SDK throws
     */
    static <T> T translating(String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsFailure e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) { // the SDK's parser follows nesting however deep
            throw of(action, e);
        }
    }

    private static AwsFailure of(String action, Throwable failure) {
        if (failure instanceof AwsServiceException refusal) {
            return ofService(action, refusal);
        }
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AnswerCheck.NotAnAnswer) {
                return new AwsFailure(Kind.GARBLED, action, String.valueOf(cause.getMessage()));
            }
            if (cause instanceof ApiCallTimeoutException || cause instanceof ApiCallAttemptTimeoutException) {
                return new AwsFailure(Kind.NO_ANSWER, action, "no answer in time");
            }
            if (cause instanceof IOException) {
                return new AwsFailure(Kind.NO_ANSWER, action, cause.getClass().getSimpleName());
            }
        }
        var message = String.valueOf(failure.getMessage());
        if (message.contains("credentials") || message.contains("Profile") || message.contains("profile")) {
            return new AwsFailure(Kind.NO_CREDENTIALS, action, shown(message));
        }
        return new AwsFailure(Kind.GARBLED, action, "an answer that cannot be read");
    }

    private static AwsFailure ofService(String action, AwsServiceException refusal) {
        var details = refusal.awsErrorDetails();
        var code = details == null || details.errorCode() == null ? "" : details.errorCode();
        int status = refusal.statusCode();
        if (code.isEmpty() || code.equals("UnknownError")) {
            return new AwsFailure(status >= 500 ? Kind.UNAVAILABLE : Kind.GARBLED, action, "HTTP status " + status);
        }
        var message = details.errorMessage() == null ? "" : details.errorMessage();
        return new AwsFailure(kind(code, status, message), action, shown(code) + " " + shown(message));
    }

    private static Kind kind(String code, int status, String message) {
        if (code.equals("SignatureDoesNotMatch") || code.startsWith("InvalidSignature")) {
            return message.contains("expired") || message.contains("not yet current") ? Kind.SKEWED : Kind.DENIED;
        }
        var unlisted = status >= 500 ? Kind.UNAVAILABLE : status >= 400 ? Kind.INVALID : Kind.GARBLED;
        return CODES.getOrDefault(code, unlisted);
    }

    /** Escaped, shortened, and without anything that could be a key or a token. */
    static String shown(String text) {
        var one = SECRET.matcher(text).replaceAll("[left out]");
        return Printable.escape(one.length() > LONGEST ? one.substring(0, LONGEST) + "…" : one);
    }
}
