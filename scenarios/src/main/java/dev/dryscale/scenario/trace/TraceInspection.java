package dev.dryscale.scenario.trace;

import dev.dryscale.experiment.OriginRegression;
import dev.dryscale.record.LatencyHistogram;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is in a recorded trace: what {@code trace inspect} prints.
 *
 * @param summary what reading did, in one line
 * @param format the word of the format
 * @param requests after filters; the sum of counts for counts
 * @param startNanos since 1970, the first stamp
 * @param durationNanos from the first to the last stamp, the last one's resolution or interval included
 * @param calendar whether stamps are times of the calendar
 * @param resolutionNanos of the stamps, or the interval of counts
 * @param peakSecond most requests within one second of the clock; 0 when counts are coarser
 * @param peakMinute most requests within one minute of the clock; 0 when counts are coarser
 * @param interarrivalScv squared coefficient of variation of the times between arrivals; NaN for counts
 * @param gaps the longest holes in recorded counts, or the longest silences between requests, longest first
 * @param gapCount holes in recorded counts; 0 for requests
 * @param times recorded times at the server; null when there are none
 * @param outcomes requests by HTTP status, 0 where there is none
 * @param cpu CPU-seconds per request; null when not asked for
 * @param inputs which bytes it rests on
 */
public record TraceInspection(
        String summary,
        String format,
        double requests,
        long startNanos,
        long durationNanos,
        boolean calendar,
        long resolutionNanos,
        double peakSecond,
        double peakMinute,
        double interarrivalScv,
        List<Gap> gaps,
        long gapCount,
        @Nullable LatencyHistogram times,
        SortedMap<Integer, Long> outcomes,
        @Nullable OriginRegression cpu,
        List<InputDigest> inputs) {

    /** Time without a row or a request. */
    public record Gap(long startNanos, long lengthNanos) {}

    public TraceInspection {
        gaps = List.copyOf(gaps);
        inputs = List.copyOf(inputs);
    }

    /** Requests per second, over the whole recording. */
    public double meanPerSecond() {
        return requests / (durationNanos / 1e9);
    }

    /** What {@code trace inspect} prints, one fact per line, {@code \n} at each end. */
    public String text() {
        var lines = new ArrayList<String>();
        lines.add(summary);
        lines.add(line("format", format));
        lines.add(line("requests", number(requests)));
        lines.add(line("from", instant(startNanos)));
        lines.add(line("to", instant(startNanos + durationNanos) + " (" + Shown.time(durationNanos) + ")"));
        lines.add(line("stamps", "of " + Shown.time(resolutionNanos)));
        lines.add(line("mean", number(meanPerSecond()) + " per second"));
        if (peakSecond > 0) {
            lines.add(line("peak second", number(peakSecond)));
        }
        if (peakMinute > 0) {
            lines.add(line("peak minute", number(peakMinute) + " (" + number(peakMinute / 60) + " per second)"));
        }
        if (!Double.isNaN(interarrivalScv)) {
            lines.add(line("interarrival SCV", number(interarrivalScv) + " (Poisson arrivals have 1)"));
        }
        gapLines(lines);
        timeLines(lines);
        outcomes.forEach((status, n) -> lines.add(line(status == 0 ? "no status" : "status " + status, number(n))));
        cpuLines(lines);
        for (var input : inputs) {
            lines.add(line(
                    "input", input.name() + ", " + Shown.count(input.bytes(), "byte") + ", SHA-256 " + input.sha256()));
        }
        return String.join("\n", lines) + "\n";
    }

    private void gapLines(List<String> lines) {
        if (gapCount > 0) {
            lines.add(line(
                    "gaps", Shown.count(gapCount) + "; a replay must state gaps: zero, hold, interpolate or skip"));
        }
        for (var gap : gaps) {
            lines.add(line(
                    gapCount > 0 ? "  gap" : "silence",
                    Shown.time(gap.lengthNanos()) + " from " + instant(gap.startNanos())));
        }
    }

    private void timeLines(List<String> lines) {
        if (times != null) {
            var text = new StringBuilder();
            for (double p : new double[] {50, 90, 95, 99, 99.9}) {
                text.append("p")
                        .append(number(p))
                        .append(' ')
                        .append(Shown.time(Math.round(times.percentileNanos(p))))
                        .append(", ");
            }
            text.append("max ").append(Shown.time(times.maxNanos()));
            lines.add(line("time at server", text.toString()));
            lines.add(line("", "at the recorded load: queueing and I/O are in it, it is not CPU time"));
        }
    }

    private void cpuLines(List<String> lines) {
        if (cpu != null) {
            lines.add(line(
                    "CPU per request",
                    seconds(cpu.slope()) + ", 95 % interval "
                            + seconds(cpu.low()) + " to " + seconds(cpu.high()) + ", from "
                            + Shown.count(cpu.points(), "period")));
            lines.add("");
            lines.add(serviceBlock());
            lines.add("");
        }
    }

    /** A {@code service:} block to paste into a scenario; empty without a CPU figure. */
    public String serviceBlock() {
        if (cpu == null) {
            return "";
        }
        return "# " + seconds(cpu.low()) + " to " + seconds(cpu.high())
                + " (95 %); the spread (cv) is not measured by a mean"
                + " per period, 1 is a guess\n"
                + "service: {mode: cpu, cpuTime: {lognormal: {mean: " + seconds(cpu.slope()) + ", cv: 1}}}";
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.6gms", seconds * 1e3);
    }

    private String instant(long nanos) {
        var instant = Instant.ofEpochSecond(0, nanos);
        return calendar ? instant.toString() : Shown.time(nanos) + " of the recording";
    }

    private static String line(String name, String value) {
        return String.format(Locale.ROOT, "%-17s %s", name, value);
    }

    private static String number(double value) {
        if (value == StrictMath.rint(value) && Math.abs(value) < 1e15) {
            return Shown.count((long) value);
        }
        return value >= 100 ? String.format(Locale.ROOT, "%,.1f", value) : String.format(Locale.ROOT, "%.4g", value);
    }
}
