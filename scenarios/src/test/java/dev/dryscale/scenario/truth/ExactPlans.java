package dev.dryscale.scenario.truth;

import dev.dryscale.record.LatencyHistogram;
import dev.dryscale.record.Observation;
import dev.dryscale.record.RunResult;
import dev.dryscale.scenario.truth.Plan.Exact;
import dev.dryscale.scenario.truth.TruthCase.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Plans for cases without chance: backlogs that wait for a boot, and servers set up for listed requests. */
final class ExactPlans {

    private static final double SECOND = 1e9;
    private static final Pattern PERCENTILE = Pattern.compile("wait_p([0-9.]+).*");
    private static final Pattern IDLE = Pattern.compile("idle until ([0-9.]+)");
    private static final Pattern STARTS_AT = Pattern.compile("t=([0-9.]+):.*");

    private ExactPlans() {}

    static Plan backlog(TruthCase asked) {
        var p = asked.params();
        double gap = p.number("interarrival") * SECOND;
        double service = p.number("service_time") * SECOND;
        double requests = p.number("requests");
        int servers = p.whole("servers_from_B");
        double end = gap * requests;
        double most = end + p.number("B") * SECOND + requests * service;
        var text = new ScenarioText((long) Math.ceil(most / 60e9))
                .put("dispatch", "central")
                .put(
                        "traffic",
                        "{synthetic: {kind: even, count: 1, per: " + Laws.whole(gap) + ", duration: " + Laws.whole(end)
                                + "}}")
                .put("service", "{mode: slots, time: " + Laws.whole(service) + "}")
                .fleet(servers, 1, Laws.whole(p.number("B") * SECOND))
                .put("inServiceAtStart", Integer.toString(p.whole("servers_at_0")))
                .put("observe", "{to: " + Laws.whole(end) + "}");
        return exact(text, run -> waits(asked.quantity(), seen(run).waits()) / SECOND);
    }

    private static double waits(String quantity, LatencyHistogram waits) {
        var percentile = PERCENTILE.matcher(quantity);
        if (percentile.matches()) {
            return waits.percentileNanos(Double.parseDouble(percentile.group(1)));
        }
        return quantity.startsWith("max") ? waits.maxNanos() : waits.meanNanos();
    }

    static Plan trace(TruthCase asked) {
        var p = asked.params();
        double start = startsAt(p);
        double[] arrivals = p.numbers("arrivals");
        double[] services = p.numbers("services");
        var requests = new ArrayList<String>();
        double work = 0;
        for (int i = 0; i < arrivals.length; i++) {
            requests.add("{at: " + Laws.whole((arrivals[i] - start) * SECOND) + ", time: "
                    + Laws.whole(services[i] * SECOND) + "}");
            work += services[i];
        }
        double last = arrivals[arrivals.length - 1] - start;
        double end = last + work + (arrivals.length + 1) * p.number("setup_time");
        var text = new ScenarioText((long) Math.ceil(end / 60) + 1)
                .put("dispatch", "central")
                .put("traffic", "{synthetic: {kind: listed, requests: " + requests + "}}")
                .put("service", "{mode: slots, time: fromTrace}")
                .fleet(1, 1, Laws.whole(p.number("setup_time") * SECOND))
                .group(0, p.whole("servers"), 0)
                .put("launchOn", "{request: {maxInSetup: all, cancel: newest}}")
                .put("idleTimeout", Laws.whole(p.number("idle_timeout") * SECOND))
                .put("observe", "{to: " + Laws.whole((last + 1) * SECOND) + ", requests: " + arrivals.length + "}");
        var idle = idleFor(p, start);
        if (!idle.isEmpty()) {
            text.put("idleAtStart", idle.toString());
        }
        return exact(text, departure(asked, start));
    }

    private static double startsAt(Params p) {
        var from = STARTS_AT.matcher(p.text("start"));
        return from.matches() ? Double.parseDouble(from.group(1)) : 0;
    }

    private static List<String> idleFor(Params p, double start) {
        var idle = new ArrayList<String>();
        var until = IDLE.matcher(p.text("start"));
        while (until.find()) {
            idle.add(Laws.whole((Double.parseDouble(until.group(1)) - start) * SECOND));
        }
        return idle;
    }

    private static Function<RunResult, Object> departure(TruthCase asked, double start) {
        if (asked.quantity().startsWith("mean_response_time")) {
            return run -> seen(run).responses().meanNanos() / SECOND;
        }
        long arrival = Math.round((asked.params().number("arrival_of_job") - start) * SECOND);
        return run -> seen(run).requests().stream()
                                .filter(one -> one.arrivalNanos() == arrival)
                                .mapToLong(Observation.Seen::endNanos)
                                .findFirst()
                                .orElseThrow()
                        / SECOND
                + start;
    }

    private static Observation seen(RunResult run) {
        return Objects.requireNonNull(run.observation());
    }

    static Plan exact(ScenarioText text, Function<RunResult, Object> result) {
        return new Plan(text.toString(), SECOND, new Exact(result), 0, 0, 0);
    }
}
