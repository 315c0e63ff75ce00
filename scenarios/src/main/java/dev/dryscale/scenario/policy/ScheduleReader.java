package dev.dryscale.scenario.policy;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.dryscale.scaling.policy.ScheduledAction;
import dev.dryscale.scaling.policy.ScheduledScaling;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads scheduled actions in the shape of EC2 Auto Scaling (five-field cron, SCH-2) and of Application Auto Scaling (six-field
 * cron, {@code at}, {@code rate}; AAS-23). Cron, zones and daylight saving time become instants here.
 */
final class ScheduleReader {

    private static final int MOST_ACTIONS = 125;
    private static final int MOST_TARGET_ACTIONS = 200;
    private static final int MOST_CAPACITY = 10_000;
    private static final int MOST_RUNS = 200_000;
    private static final Pattern FORM = Pattern.compile("(cron|at|rate)\\((.*)\\)");
    private static final Pattern RATE = Pattern.compile("(\\d{1,6}) (minute|hour|day)s?");
    private static final CronDefinition FIVE_FIELDS = CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);
    private static final CronDefinition SIX_FIELDS = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .and()
            .withHours()
            .and()
            .withDayOfMonth()
            .supportsL()
            .supportsW()
            .supportsLW()
            .supportsQuestionMark()
            .and()
            .withMonth()
            .and()
            .withDayOfWeek()
            .withValidRange(1, 7)
            .withMondayDoWValue(2)
            .supportsHash()
            .supportsL()
            .supportsQuestionMark()
            .and()
            .withYear()
            .withValidRange(1970, 2199)
            .optional()
            .and()
            .instance();

    /** What an action belongs to; in a scenario it is the only one. */
    private static final List<String> IDENTITY =
            List.of("AutoScalingGroupName", "ServiceNamespace", "ResourceId", "ScalableDimension");

    private final RunCalendar calendar;
    private final Problems problems;

    ScheduleReader(RunCalendar calendar, Problems problems) {
        this.calendar = calendar;
        this.problems = problems;
    }

    ScheduledScaling read(Node where, List<Node> nodes, String name) {
        boolean application = nodes.stream()
                .anyMatch(node ->
                        node instanceof MappingNode mapping && mapping.members().containsKey("Schedule"));
        int most = application ? MOST_TARGET_ACTIONS : MOST_ACTIONS;
        if (nodes.isEmpty() || nodes.size() > most) {
            String rule = application ? "AAS-24" : "SCH-5";
            Scalars.refuse(where, "must hold 1 to " + most + " actions (" + rule + ")", problems);
        }
        var actions = new ArrayList<ScheduledAction>();
        for (Node node : nodes) {
            var action = action(Fields.of(node, problems), node);
            if (action != null) {
                actions.add(action);
            }
        }
        return new ScheduledScaling(name, actions);
    }

    private @Nullable ScheduledAction action(Fields fields, Node node) {
        int errors = problems.all().size();
        String name = MetricReader.required(fields, "ScheduledActionName");
        IDENTITY.forEach(member -> fields.text(member, ""));
        var zone = zone(fields);
        var start = time(fields, "StartTime");
        var end = time(fields, "EndTime");
        var instants = fields.has("Schedule") ? application(fields, zone, start, end) : group(fields, zone, start, end);
        var sizes = fields.mapping("ScalableTargetAction");
        var min = sizes == null ? size(fields, "MinSize") : size(sizes, "MinCapacity");
        var max = sizes == null ? size(fields, "MaxSize") : size(sizes, "MaxCapacity");
        var desired = sizes == null ? size(fields, "DesiredCapacity") : null;
        if (sizes != null) {
            sizes.finish();
        }
        fields.finish();
        if (problems.all().size() > errors) {
            return null;
        }
        try {
            return new ScheduledAction(name, instants, min, max, desired);
        } catch (IllegalArgumentException wrong) {
            Scalars.refuse(node, "is refused: " + wrong.getMessage(), problems);
            return null;
        }
    }

    private static @Nullable Integer size(Fields fields, String key) {
        return fields.<Integer>readOptional(
                key, node -> (int) Scalars.integer(node, 0, MOST_CAPACITY, 0, fields.problems()));
    }

    private ZoneId zone(Fields fields) {
        String key = fields.has("Timezone") ? "Timezone" : "TimeZone";
        return fields.read(key, ZoneOffset.UTC, node -> {
            try {
                return ZoneId.of(Scalars.string(node, "UTC", problems));
            } catch (DateTimeException unknown) {
                Scalars.refuse(node, "must be a time zone of the IANA data base, e.g. Europe/Berlin (SCH-2)", problems);
                return ZoneOffset.UTC;
            }
        });
    }

    /** In UTC where no offset is written (SCH-3). */
    private @Nullable Instant time(Fields fields, String key) {
        return fields.<Instant>readOptional(key, node -> {
            String text = Scalars.string(node, "", problems);
            try {
                return text.matches(".*(Z|[-+]\\d\\d:?\\d\\d)")
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException wrong) {
                Scalars.refuse(node, "must be a time, e.g. 2026-03-01T06:30:00Z", problems);
                return null;
            }
        });
    }

    /** SCH-2, SCH-3. */
    private List<Long> group(Fields fields, ZoneId zone, @Nullable Instant start, @Nullable Instant end) {
        var recurrence = fields.optional("Recurrence");
        fields.know(List.of("Schedule", "ScalableTargetAction", "Timezone"));
        if (recurrence == null && start == null) {
            fields.refuse("Recurrence", "is required where there is no StartTime (SCH-3)", null);
        }
        var instants = new TreeSet<Long>();
        if (start != null) {
            instants.add(start.getEpochSecond());
        }
        if (recurrence != null) {
            recur(recurrence, Scalars.string(recurrence, "", problems), FIVE_FIELDS, zone, start, end, instants);
        }
        return within(instants, end);
    }

    /** AAS-23. */
    private List<Long> application(Fields fields, ZoneId zone, @Nullable Instant start, @Nullable Instant end) {
        var node = fields.required("Schedule");
        String text = node == null ? "" : Scalars.string(node, "", problems);
        var form = FORM.matcher(text);
        if (node == null || !form.matches()) {
            if (node != null) {
                Scalars.refuse(node, "must be at(…), rate(…) or cron(…) (AAS-23)", problems);
            }
            return List.of();
        }
        var instants = new TreeSet<Long>();
        switch (form.group(1)) {
            case "cron" -> recur(node, form.group(2), SIX_FIELDS, zone, start, end, instants);
            case "rate" -> repeat(node, form.group(2), start, instants);
            default -> once(node, form.group(2), zone, instants);
        }
        return within(instants, end);
    }

    private void once(Node node, String text, ZoneId zone, SortedSet<Long> instants) {
        try {
            instants.add(LocalDateTime.parse(text).atZone(zone).toEpochSecond());
        } catch (DateTimeException wrong) {
            Scalars.refuse(node, "must be at(yyyy-mm-ddThh:mm:ss)", problems);
        }
    }

    private void repeat(Node node, String text, @Nullable Instant start, SortedSet<Long> instants) {
        var rate = RATE.matcher(text);
        if (!rate.matches() || Integer.parseInt(rate.group(1)) == 0) {
            Scalars.refuse(node, "must be rate(n minutes), hours or days", problems);
            return;
        }
        long seconds = Long.parseLong(rate.group(1))
                * switch (rate.group(2)) {
                    case "minute" -> 60;
                    case "hour" -> 3_600;
                    default -> 86_400;
                };
        long first = start == null ? calendar.startEpochSecond() + seconds : start.getEpochSecond();
        for (long at = first; at < calendar.endEpochSecond() && instants.size() < MOST_RUNS; at += seconds) {
            instants.add(at);
        }
    }

    private void recur(
            Node node,
            String text,
            CronDefinition fields,
            ZoneId zone,
            @Nullable Instant start,
            @Nullable Instant end,
            SortedSet<Long> instants) {
        ExecutionTime times;
        try {
            times = ExecutionTime.forCron(new CronParser(fields).parse(text).validate());
        } catch (IllegalArgumentException wrong) {
            String kind = fields.equals(FIVE_FIELDS) ? "five fields (SCH-2)" : "six fields (AAS-23)";
            Scalars.refuse(node, "must be a cron expression of " + kind + ": " + wrong.getMessage(), problems);
            return;
        }
        long from = start == null
                ? calendar.startEpochSecond()
                : Math.max(calendar.startEpochSecond(), start.getEpochSecond());
        var next = times.nextExecution(Instant.ofEpochSecond(from - 1).atZone(zone));
        while (next.isPresent() && next.get().toEpochSecond() < calendar.endEpochSecond()) {
            boolean over = end != null && next.get().toInstant().isAfter(end);
            if (over || instants.size() >= MOST_RUNS) {
                return;
            }
            instants.add(next.get().toEpochSecond());
            next = times.nextExecution(next.get());
        }
    }

    private List<Long> within(SortedSet<Long> instants, @Nullable Instant end) {
        return instants.stream()
                .filter(at -> at >= calendar.startEpochSecond() && at < calendar.endEpochSecond())
                .filter(at -> end == null || at <= end.getEpochSecond())
                .map(calendar::nanosOf)
                .toList();
    }
}
