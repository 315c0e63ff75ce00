package dev.dryscale.aws.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.api.AwsFailure;
import dev.dryscale.aws.api.ReadCall;
import dev.dryscale.aws.api.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Reads a real group: all pages, and with patience where AWS asks for it. Between two attempts of one call it waits 1, 2, 4,
 * 8 and 16 s, each more or less by chance, so that several of us do not ask in step.
 */
public final class Live {

    private static final int ATTEMPTS = 6;
    private static final int MOST_PAGES = 100;
    private static final int ALARMS_PER_CALL = 100;
    private static final int RECENT_ACTIVITIES = 100;

    private final Reader reader;
    private final TimeSource time;
    private final RandomGenerator chance;

    public Live(Reader reader, TimeSource time, RandomGenerator chance) {
        this.reader = reader;
        this.time = time;
        this.chance = chance;
    }

    /** The account whose credentials these are. */
    public String account() {
        return read(ReadCall.CALLER_IDENTITY, request()).path("Account").asText();
    }

    /** The group with its policies and scheduled actions; empty when there is none of that name. */
    public Optional<LiveState> state(String groupName) {
        var asked = request();
        asked.putArray("AutoScalingGroupNames").add(groupName);
        var groups = pages(ReadCall.GROUPS, asked);
        if (groups.size() > 1) {
            throw new AwsFailure(
                    AwsFailure.Kind.GARBLED, ReadCall.GROUPS.action(), groups.size() + " groups of one name");
        }
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        var group = LiveGroup.of(groups.get(0));
        if (!group.name().equals(groupName)) {
            throw new AwsFailure(AwsFailure.Kind.GARBLED, ReadCall.GROUPS.action(), "an answer about another group");
        }
        return Optional.of(
                new LiveState(group, policies(groupName), pages(ReadCall.SCHEDULED_ACTIONS, ofGroup(groupName))));
    }

    public List<LivePolicy> policies(String groupName) {
        var policies = new ArrayList<LivePolicy>();
        for (var policy : pages(ReadCall.POLICIES, ofGroup(groupName))) {
            policies.add(new LivePolicy((ObjectNode) policy));
        }
        return policies;
    }

    /** Scaling activities that have not ended, described in a few words. */
    public List<String> activitiesInProgress(String groupName) {
        var asked = ofGroup(groupName).put("MaxRecords", RECENT_ACTIVITIES);
        var open = new ArrayList<String>();
        for (var activity : read(ReadCall.ACTIVITIES, asked).path("Activities")) {
            if (!activity.hasNonNull("EndTime")) {
                open.add(activity.path("Description").asText());
            }
        }
        return open;
    }

    /** Instance refreshes that have not ended, by their status. */
    public List<String> refreshesInProgress(String groupName) {
        var open = new ArrayList<String>();
        for (var refresh : pages(ReadCall.INSTANCE_REFRESHES, ofGroup(groupName))) {
            if (!refresh.hasNonNull("EndTime")) {
                open.add(refresh.path("Status").asText());
            }
        }
        return open;
    }

    /** Those of the alarms that exist, as {@code describe-alarms} shows them. */
    public List<JsonNode> alarms(List<String> names) {
        var alarms = new ArrayList<JsonNode>();
        for (int from = 0; from < names.size(); from += ALARMS_PER_CALL) {
            var asked = request();
            var list = asked.putArray("AlarmNames");
            names.subList(from, Math.min(names.size(), from + ALARMS_PER_CALL)).forEach(list::add);
            alarms.addAll(pages(ReadCall.ALARMS, asked));
        }
        return alarms;
    }

    /** The newest datapoint of {@code queries}' result in the last {@code window}; empty when there is none. */
    public Optional<Datapoint> newest(JsonNode queries, Duration window) {
        var now = time.now();
        var asked = request();
        asked.set("MetricDataQueries", queries);
        asked.put("StartTime", now.minus(window).toString()).put("EndTime", now.toString());
        asked.put("ScanBy", "TimestampDescending");
        Optional<Datapoint> newest = Optional.empty();
        for (var result : pages(ReadCall.METRIC_DATA, asked)) {
            var times = result.path("Timestamps");
            for (int i = 0; i < times.size(); i++) {
                var at = Instant.parse(times.get(i).asText());
                if (newest.isEmpty() || at.isAfter(newest.get().at())) {
                    newest = Optional.of(
                            new Datapoint(at, result.path("Values").path(i).asDouble(Double.NaN)));
                }
            }
        }
        return newest;
    }

    private List<JsonNode> pages(ReadCall call, ObjectNode first) {
        var items = new LinkedHashSet<JsonNode>(); // AWS may show an item on two pages when something changes meanwhile
        var tokens = new HashSet<String>();
        var asked = first;
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = read(call, asked);
            answer.path(call.listMember()).forEach(items::add);
            var token = answer.path("NextToken").asText("");
            if (token.isEmpty()) {
                return List.copyOf(items);
            }
            if (!tokens.add(token)) {
                break;
            }
            asked = first.deepCopy().put("NextToken", token);
        }
        throw new AwsFailure(AwsFailure.Kind.GARBLED, call.action(), "pages that never end");
    }

    private ObjectNode read(ReadCall call, ObjectNode request) {
        long seconds = 1;
        for (int attempt = 1; ; attempt++) {
            try {
                return reader.read(call, request);
            } catch (AwsFailure e) {
                if (!e.kind().passing() || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            time.sleep(Duration.ofMillis(seconds * 500 + (long) (seconds * 1000 * chance.nextDouble())));
            seconds *= 2;
        }
    }

    private static ObjectNode request() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode ofGroup(String name) {
        return request().put("AutoScalingGroupName", name);
    }
}
