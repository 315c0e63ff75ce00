package dev.dryscale.aws.plan;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When nobody may change a group: windows of the calendar and of the week, in the time zone that a file names.
 *
 * @param zone whose clocks the windows are read on, changes to and from daylight saving time included
 */
public record Blackout(ZoneId zone, List<Window> windows) {

    /** Nothing is known of any window. */
    public static final Blackout NONE = new Blackout(ZoneId.of("UTC"), List.of());

    private static final int LONGEST_WEEKLY_DAYS = 1;
    private static final int MOST_BYTES = 1 << 20;

    public Blackout {
        windows = List.copyOf(windows);
    }

    /** A span of time. */
    sealed interface Window {}

    /** Once. */
    record Dated(LocalDateTime from, LocalDateTime to) implements Window {}

    /** On each of {@code days}; a {@code to} that is not after {@code from} is on the day after. */
    record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to) implements Window {}

    /** Reads {@code timeZone:} and {@code windows:}. */
    public static Blackout read(Path file, String shown) throws IOException {
        var problems = new Problems();
        var node = DocumentReader.read(shown, StrictJson.bytes(file, shown, MOST_BYTES), problems);
        problems.throwIfAny();
        if (node == null) {
            throw new ProblemsException(problems.all());
        }
        var fields = Fields.of(node, problems);
        fields.required("timeZone");
        var zone =
                fields.read("timeZone", ZoneId.of("UTC"), name -> parsed(name, problems, ZoneId::of, ZoneId.of("UTC")));
        fields.required("windows");
        var windows = new ArrayList<Window>();
        fields.list("windows").forEach(window -> windows.add(window(Fields.of(window, problems))));
        fields.finish();
        problems.throwIfAny();
        return new Blackout(zone, windows);
    }

    private static Window window(Fields fields) {
        var problems = fields.problems();
        fields.required("from");
        fields.required("to");
        Window window;
        if (fields.has("days")) {
            var days = EnumSet.noneOf(DayOfWeek.class);
            for (var day : fields.list("days")) {
                days.add(Scalars.word(
                        day, Arrays.asList(DayOfWeek.values()), DayOfWeek::name, DayOfWeek.MONDAY, problems));
            }
            window = new Weekly(
                    days,
                    fields.read("from", LocalTime.MIN, node -> parsed(node, problems, LocalTime::parse, LocalTime.MIN)),
                    fields.read("to", LocalTime.MIN, node -> parsed(node, problems, LocalTime::parse, LocalTime.MIN)));
        } else {
            var never = LocalDateTime.MIN;
            var from = fields.read("from", never, node -> parsed(node, problems, LocalDateTime::parse, never));
            var to = fields.read("to", never, node -> parsed(node, problems, LocalDateTime::parse, never));
            if (!problems.hasErrors() && !to.isAfter(from)) {
                fields.refuse("to", "must be after from", to.toString());
            }
            window = new Dated(from, to);
        }
        fields.finish();
        return window;
    }

    /** Reads one text by one of java.time's own rules. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(String text);
    }

    private static <T> T parsed(Node node, Problems problems, Reading<T> reading, T fallback) {
        var text = Scalars.string(node, "", problems);
        try {
            return reading.of(text);
        } catch (DateTimeException e) {
            Scalars.refuse(node, "must be as 18:00, as 2026-11-27T18:00 or, for timeZone, as Europe/Berlin", problems);
            return fallback;
        }
    }

    /** The window that touches the time from {@code now} on for {@code length}; null when none does. */
    @Nullable String touching(Instant now, Duration length) {
        for (var window : windows) {
            if (window instanceof Dated dated && overlaps(dated.from(), dated.to(), now, length)) {
                return dated.from() + " to " + dated.to() + " " + zone;
            }
            if (window instanceof Weekly weekly && touches(weekly, now, length)) {
                return weekly.days() + " " + weekly.from() + " to " + weekly.to() + " " + zone;
            }
        }
        return null;
    }

    private boolean touches(Weekly weekly, Instant now, Duration length) {
        var first = LocalDate.ofInstant(now, zone).minusDays(LONGEST_WEEKLY_DAYS);
        var last = LocalDate.ofInstant(now.plus(length), zone);
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (weekly.days().contains(day.getDayOfWeek())) {
                var end = weekly.to().isAfter(weekly.from()) ? day : day.plusDays(1);
                if (overlaps(day.atTime(weekly.from()), end.atTime(weekly.to()), now, length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean overlaps(LocalDateTime from, LocalDateTime to, Instant now, Duration length) {
        var begins = from.atZone(zone).toInstant();
        var ends = to.atZone(zone).toInstant();
        return begins.isBefore(now.plus(length)) && ends.isAfter(now);
    }
}
