package dev.dryscale.scenario.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue of recorded traffic's formats: one line per reader. */
public enum TraceFormat {
    /** Counts per interval, a header, with or without a time column. */
    COUNTS("counts", Kind.COUNTS, 0, 4_096, CountsCsv::recognises, CountsCsv::open),
    /** A CloudWatch metric as {@code timestamp,value}. */
    CLOUDWATCH("cloudwatch", Kind.COUNTS, 0, 4_096, CloudWatchCsv::recognises, CloudWatchCsv::open),
    /** One request per line in columns. */
    REQUESTS("requests", Kind.REQUESTS, 0, 1 << 16, RequestsCsv::recognises, RequestsCsv::open),
    /** One stamp per line. */
    STAMPS("stamps", Kind.REQUESTS, 0, 4_096, StampLines::recognises, StampLines::open),
    /** Classic Load Balancer access log. */
    ELB("elb", Kind.REQUESTS, TraceFormat.FIVE_MINUTES, 1 << 16, ClassicElbLog::recognises, ClassicElbLog::open),
    /** Application Load Balancer access log. */
    ALB("alb", Kind.REQUESTS, TraceFormat.FIVE_MINUTES, 1 << 16, AlbLog::recognises, AlbLog::open),
    /** Apache's and nginx's common log. */
    COMMON(
            "common",
            Kind.REQUESTS,
            TraceFormat.FIVE_MINUTES,
            1 << 16,
            WebServerLog::recognisesCommon,
            WebServerLog::openCommon),
    /** Apache's and nginx's combined log. */
    COMBINED(
            "combined",
            Kind.REQUESTS,
            TraceFormat.FIVE_MINUTES,
            1 << 16,
            WebServerLog::recognisesCombined,
            WebServerLog::openCombined),
    /** Standard Workload Format of the Parallel Workloads Archive. */
    SWF("swf", Kind.REQUESTS, 0, 4_096, SwfLog::recognises, SwfLog::open),
    /** A trace packed by {@code trace pack}. */
    PACKED("packed", Kind.REQUESTS, 0, 1, PackedTrace::recognises, null);

    /** The longest line of a log, in bytes. */
    static final int LONGEST_LOG_LINE = 1 << 16;

    private static final long FIVE_MINUTES = 300_000_000_000L;

    /** What a line stands for. */
    enum Kind {
        COUNTS,
        REQUESTS
    }

    /** Whether a text's beginning is of a format. */
    interface Recogniser {
        boolean recognises(TraceHead head, ReplayOptions options);
    }

    /** Makes the reader of one file. */
    interface Opener {
        LineParser open(TraceHead head, ReplayOptions options) throws RefusedTraceException;
    }

    private final String word;
    private final Kind kind;
    private final long reorderWithinNanos;
    private final int lineLimit;

    @SuppressWarnings("ImmutableEnumChecker") // a pure function
    private final Recogniser recogniser;

    @SuppressWarnings("ImmutableEnumChecker") // a pure function
    private final @Nullable Opener opener;

    TraceFormat(
            String word,
            Kind kind,
            long reorderWithinNanos,
            int lineLimit,
            Recogniser recogniser,
            @Nullable Opener opener) {
        this.word = word;
        this.kind = kind;
        this.reorderWithinNanos = reorderWithinNanos;
        this.lineLimit = lineLimit;
        this.recogniser = recogniser;
        this.opener = opener;
    }

    /** How a scenario names it under {@code format:}. */
    public String word() {
        return word;
    }

    /** The format of that name, null when there is none. */
    public static @Nullable TraceFormat ofWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    /** All names, for messages. */
    public static List<String> words() {
        return Arrays.stream(values()).map(TraceFormat::word).toList();
    }

    Kind kind() {
        return kind;
    }

    /** How late a line may come unless the scenario says otherwise. */
    long reorderWithin(ReplayOptions options) {
        var stated = options.reorderWithinNanos();
        return stated == null ? reorderWithinNanos : stated;
    }

    int lineLimit() {
        return lineLimit;
    }

    /** Whether the format has lines; a packed trace has none. */
    boolean hasLines() {
        return opener != null;
    }

    /** The reader of one file of a format that has lines. */
    LineParser open(TraceHead head, ReplayOptions options) throws RefusedTraceException {
        if (opener == null) {
            throw new IllegalStateException(word + " has no lines");
        }
        return opener.open(head, options);
    }

    /** The stated format, else the only one that recognises the text. */
    static TraceFormat of(TraceHead head, ReplayOptions options) throws RefusedTraceException {
        var stated = options.format();
        if (stated != null) {
            return stated;
        }
        var candidates = Arrays.stream(values())
                .filter(format -> format.recogniser.recognises(head, options))
                .toList();
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        byte[] shown = head.bytes();
        var first = Shown.bytes(
                shown, 0, Math.min(shown.length, Math.max(1, head.first().length())));
        if (candidates.isEmpty()) {
            throw new RefusedTraceException(
                    "must be recorded traffic in a known format (" + String.join(", ", words())
                            + ") with a header where it is a CSV; state format:, timeColumn:, countColumn:, separator: or"
                            + " header: if it is",
                    first);
        }
        var names = candidates.stream().map(TraceFormat::word).collect(Collectors.joining(", "));
        throw new RefusedTraceException("could be any of " + names.toLowerCase(Locale.ROOT) + "; state format:", first);
    }
}
