package dev.dryscale.scenario.file;

import dev.dryscale.fleet.Fidelity;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The head of a scenario: what it is called, when it starts, how long and how closely it is run.
 *
 * @param start null when the traffic decides
 * @param durationNanos null when the traffic decides
 * @param keepsTransient whether the start of a run on stationary traffic counts like the rest
 */
record HeadSection(
        String name,
        @Nullable Instant start,
        @Nullable Long durationNanos,
        ZoneId timeZone,
        Fidelity fidelity,
        long seed,
        int replications,
        boolean keepsTransient) {

    private static final String KEEP = "keep";
    private static final int FORMAT = 1;
    private static final long SHORTEST_NANOS = 60_000_000_000L;
    private static final int MOST_REPLICATIONS = 10_000;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    static HeadSection read(Fields fields, Reading reading) {
        var problems = reading.problems();
        var version = fields.required("dryscale");
        if (version != null) {
            Scalars.integer(version, FORMAT, FORMAT, FORMAT, problems);
        }
        var name = fields.required("name");
        return new HeadSection(
                name == null ? "unnamed" : Names.read(name, "unnamed", problems),
                fields.<Instant>readOptional("start", node -> instant(node, problems)),
                fields.<Long>readOptional(
                        "duration",
                        node -> Quantity.nanos(node, SHORTEST_NANOS, Quantity.LONGEST_NANOS, SHORTEST_NANOS, problems)),
                fields.<ZoneId>read("timeZone", ZoneOffset.UTC, node -> zone(node, problems)),
                fidelity(fields, reading),
                fields.read("seed", 1L, node -> Scalars.integer(node, 0, Long.MAX_VALUE / 10, 1, problems)),
                fields.integer("replications", 1, MOST_REPLICATIONS, 3),
                fields.read("initialTransient", false, node -> keeps(node, problems)));
    }

    private static boolean keeps(Node node, Problems problems) {
        return Scalars.word(node, List.of("delete", KEEP), word -> word, "delete", problems)
                .equals(KEEP);
    }

    private static Fidelity fidelity(Fields fields, Reading reading) {
        var written = fields.read("fidelity", Fidelity.REQUESTS, node -> fidelity(node, reading.problems()));
        var stated = reading.options().fidelity();
        return stated == null ? written : stated;
    }

    private static Fidelity fidelity(Node node, Problems problems) {
        var words = List.of(Fidelity.values());
        return Scalars.word(node, words, word -> word.name().toLowerCase(Locale.ROOT), Fidelity.REQUESTS, problems);
    }

    /** A moment with its zone; seconds may not be 60, which some readers take for 59 and some for the next minute. */
    static @Nullable Instant instant(Node node, Problems problems) {
        String text = Scalars.string(node, "", problems);
        try {
            var moment = OffsetDateTime.parse(text).toInstant();
            if (moment.isBefore(EARLIEST) || !moment.isBefore(LATEST)) {
                Scalars.refuse(node, "must be from the year 1970 to 2199", problems);
                return null;
            }
            return moment;
        } catch (DateTimeException e) {
            if (!text.isEmpty()) {
                Scalars.refuse(node, "must be a time with its zone, e.g. 2026-01-05T00:00:00Z", problems);
            }
            return null;
        }
    }

    static ZoneId zone(Node node, Problems problems) {
        String text = Scalars.string(node, "UTC", problems);
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return ZoneId.of(text);
        }
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            String nearest = Problems.nearest(
                    text, ZoneId.getAvailableZoneIds().stream().sorted().toList());
            Scalars.refuse(node, "must be a time zone, e.g. Europe/Paris or +02:00", nearest, problems);
            return ZoneOffset.UTC;
        }
    }
}
