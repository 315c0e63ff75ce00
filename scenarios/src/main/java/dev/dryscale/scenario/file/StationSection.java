package dev.dryscale.scenario.file;

import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.station.Dispatch;
import dev.dryscale.fleet.station.RequestLaunch;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.fleet.station.StartState;
import dev.dryscale.fleet.station.StationModel;
import dev.dryscale.random.Distribution;
import dev.dryscale.random.Exponential;
import dev.dryscale.record.Observe;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.input.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the words of queueing stations: who launches servers, what is there at the start, and what is observed. */
final class StationSection {

    /** The scenario's words that are read here. */
    static final List<String> WORDS =
            List.of("servers", "launchOn", "idleTimeout", "inSystemAtStart", "idleAtStart", "observe");

    private static final int MOST_AT_START = 1_000_000;
    private static final int MOST_SEEN = 1_000;

    private final Fields fields;
    private final Reading reading;
    private final Problems problems;

    private StationSection(Fields fields, Reading reading) {
        this.fields = fields;
        this.reading = reading;
        this.problems = reading.problems();
    }

    static StationModel read(
            Fields fields,
            Dispatch dispatch,
            ServiceModel service,
            InstanceModel instance,
            GroupConfiguration group,
            Reading reading) {
        var section = new StationSection(fields, reading);
        boolean infinite = section.infinite(dispatch);
        var launch = section.launch(instance, infinite, group);
        var start = section.start(dispatch, service);
        section.check(launch, dispatch, instance, group);
        return new StationModel(infinite, launch, start, section.observe());
    }

    private boolean infinite(Dispatch dispatch) {
        var node = fields.optional("servers");
        if (node == null) {
            return false;
        }
        Scalars.word(node, List.of("infinite"), word -> word, "infinite", problems);
        if (dispatch != Dispatch.CENTRAL) {
            fields.refuse("servers", "infinite needs dispatch: central", null);
        }
        return true;
    }

    private @Nullable RequestLaunch launch(InstanceModel instance, boolean infinite, GroupConfiguration group) {
        var rules = fields.mapping("launchOn");
        var idle = fields.read(
                "idleTimeout", DistributionReader.seconds(0), node -> DistributionReader.read(node, reading));
        if (rules == null) {
            return null;
        }
        var request = rules.mapping("request");
        rules.required("request");
        rules.finish();
        if (request == null) {
            return null;
        }
        int most = request.read("maxInSetup", Integer.MAX_VALUE, this::maxInSetup);
        boolean cancels = request.read(
                "cancel",
                true,
                node -> Scalars.word(node, List.of("newest", "never"), word -> word, "newest", problems)
                        .equals("newest"));
        request.finish();
        List<Distribution> setup =
                List.of(instance.boot().running(), instance.boot().ready());
        int servers = infinite ? Integer.MAX_VALUE : Math.max(1, group.maxSize());
        return new RequestLaunch(most, cancels, servers, setup, idle);
    }

    private int maxInSetup(Node node) {
        boolean all = node instanceof ScalarNode scalar && scalar.text().equals("all");
        return all
                ? Integer.MAX_VALUE
                : (int) Scalars.integer(node, 1, GroupSection.MOST_INSTANCES, Integer.MAX_VALUE, problems);
    }

    /** Requests launch what the group then must not. */
    private void check(
            @Nullable RequestLaunch launch, Dispatch dispatch, InstanceModel instance, GroupConfiguration group) {
        if (launch == null) {
            checkIdle(dispatch);
            return;
        }
        if (dispatch != Dispatch.CENTRAL) {
            fields.refuse("launchOn", "request needs dispatch: central", null);
        }
        if (instance.concurrency() != 1) {
            fields.refuse("launchOn", "request is for instances of concurrency 1", instance.concurrency() + "");
        }
        if (group.minSize() != 0 || group.desiredCapacity() != 0) {
            fields.refuse(
                    "launchOn",
                    "request needs a group of MinSize 0 and DesiredCapacity 0, its MaxSize is the"
                            + " number of servers",
                    group.desiredCapacity() + "");
        }
        if (fields.has("inSystemAtStart")) {
            fields.refuse("inSystemAtStart", "must be left out with launchOn", null);
        }
        if (fields.has("loadBalancer")) {
            fields.refuse("loadBalancer", "must be left out with launchOn: the line is common to all", null);
        }
    }

    private void checkIdle(Dispatch dispatch) {
        if (fields.has("idleAtStart")) {
            fields.refuse("idleAtStart", "needs launchOn", null);
        }
        if (fields.has("idleTimeout") && dispatch == Dispatch.CENTRAL) {
            fields.refuse("idleTimeout", "needs launchOn, or a group whose requests are routed", null);
        }
    }

    private StartState start(Dispatch dispatch, ServiceModel service) {
        var idle = durations("idleAtStart");
        var node = fields.optional("inSystemAtStart");
        if (node == null || isEmpty(node)) {
            return new StartState(0, List.of(), idle);
        }
        if (node instanceof SequenceNode sequence) {
            var numbers = new ArrayList<Integer>();
            sequence.items().forEach(item -> numbers.add((int) Scalars.integer(item, 0, MOST_AT_START, 0, problems)));
            return new StartState(0, numbers, idle);
        }
        var steady = Fields.of(node, problems);
        steady.required("steadyAt");
        double rate = steady.read("steadyAt", 1.0, item -> {
            var read = Quantity.RATE.read(item, problems);
            return read == null || read.signum() <= 0 ? 1.0 : read.doubleValue();
        });
        steady.finish();
        boolean markovian = service.time() instanceof Exponential
                && service.queueLimit() == ServiceModel.UNBOUNDED
                && service.patience() == null;
        if (dispatch != Dispatch.CENTRAL || !markovian) {
            fields.refuse(
                    "inSystemAtStart",
                    "steadyAt needs dispatch: central and exponential service without queue limit or patience",
                    null);
        }
        return new StartState(rate, List.of(), idle);
    }

    private static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar && scalar.text().equals("empty");
    }

    private List<Long> durations(String key) {
        return list(fields, key, node -> Quantity.nanos(node, 0, Quantity.LONGEST_NANOS, 0, problems));
    }

    private static List<Long> list(Fields from, String key, Function<Node, Long> reader) {
        return from.list(key).stream().map(reader).toList();
    }

    private @Nullable Observe observe() {
        var observe = fields.mapping("observe");
        if (observe == null) {
            return null;
        }
        observe.required("to");
        Function<Node, Long> time = node -> Quantity.nanos(node, 0, Quantity.LONGEST_NANOS, 0, problems);
        long from = observe.read("from", 0L, time);
        long to = observe.read("to", from + 1, time);
        var at = list(observe, "numberInSystemAt", time);
        var over = list(observe, "waitOver", time);
        int requests = observe.integer("requests", 0, MOST_SEEN, 0);
        observe.finish();
        try {
            return new Observe(from, to, at, over, requests);
        } catch (IllegalArgumentException e) {
            fields.refuse("observe", String.valueOf(e.getMessage()), null);
            return null;
        }
    }
}
