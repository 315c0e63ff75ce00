package dev.dryscale.scenario.trace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which requests of a log are replayed. Patterns match the whole value, case matters, {@code *} stands for any text.
 *
 * @param targetGroup the target group's name or ARN (ALB logs); null is every one
 * @param host the requested host without port; null is every one
 * @param path the requested path without query, e.g. {@code /api/*}; null is every one
 * @param status HTTP statuses or classes, e.g. {@code 200} or {@code 5xx}; empty is every one
 */
public record TraceFilter(
        @Nullable String targetGroup,
        @Nullable String host,
        @Nullable String path,
        List<String> status) {

    /** Every request. */
    public static final TraceFilter NONE = new TraceFilter(null, null, null, List.of());

    public TraceFilter {
        status = List.copyOf(status);
        for (var code : status) {
            if (!code.matches("[1-5]([0-9][0-9]|xx)")) {
                throw new IllegalArgumentException("status must be like 200 or 5xx, was " + code);
            }
        }
    }

    boolean isNone() {
        return targetGroup == null && host == null && path == null && status.isEmpty();
    }

    boolean needsRequest() {
        return host != null || path != null;
    }

    boolean wantsStatus(int outcome) {
        if (status.isEmpty()) {
            return true;
        }
        for (var code : status) {
            boolean match =
                    code.endsWith("xx") ? outcome / 100 == code.charAt(0) - '0' : outcome == Integer.parseInt(code);
            if (match) {
                return true;
            }
        }
        return false;
    }

    /** Judges {@code "GET http://host:port/path?query HTTP/1.1"}, quotes left out, or the same without a host. */
    boolean wantsRequest(byte[] b, int from, int to) {
        int start = indexOf(b, ' ', from, to) + 1;
        int stop = indexOf(b, ' ', start, to);
        int hostStart = start;
        int hostEnd = start;
        int pathStart = start;
        int scheme = indexOf(b, ':', start, stop);
        if (scheme + 2 < stop && b[scheme + 1] == '/' && b[scheme + 2] == '/') {
            hostStart = scheme + 3;
            pathStart = indexOf(b, '/', hostStart, stop);
            hostEnd = Math.min(pathStart, indexOf(b, ':', hostStart, pathStart));
        }
        int pathEnd = indexOf(b, '?', pathStart, stop);
        return (host == null || matches(host, b, hostStart, hostEnd))
                && (path == null || matches(path, b, pathStart, pathEnd));
    }

    /** Judges an ARN such as {@code arn:aws:elasticloadbalancing:…:targetgroup/NAME/ID}. */
    boolean wantsTargetGroup(byte[] b, int from, int to) {
        if (targetGroup == null || matches(targetGroup, b, from, to)) {
            return true;
        }
        int start = indexOf(b, '/', from, to) + 1;
        return start <= to && matches(targetGroup, b, start, indexOf(b, '/', start, to));
    }

    private static int indexOf(byte[] b, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] == wanted) {
                return i;
            }
        }
        return to;
    }

    /** Matches with {@code *}; the usual two-pointer walk, at most length × length steps. */
    static boolean matches(String pattern, byte[] b, int from, int to) {
        byte[] p = pattern.getBytes(StandardCharsets.UTF_8);
        int i = from;
        int j = 0;
        int star = -1;
        int mark = from;
        while (i < to) {
            if (j < p.length && p[j] == '*') {
                star = j++;
                mark = i;
            } else if (j < p.length && p[j] == b[i]) {
                i++;
                j++;
            } else if (star >= 0) {
                j = star + 1;
                i = ++mark;
            } else {
                return false;
            }
        }
        while (j < p.length && p[j] == '*') {
            j++;
        }
        return j == p.length;
    }
}
