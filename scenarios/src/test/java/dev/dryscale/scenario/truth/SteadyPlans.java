package dev.dryscale.scenario.truth;

import dev.dryscale.scenario.truth.TruthCase.Params;

/**
 * Plans for cases that speak of the steady state: a window of many relaxation times after an initial transient, and time
 * enough after it for all that arrived within it to leave.
 */
final class SteadyPlans {

    private static final double TRANSIENT = 8;
    private static final double WINDOW = 200;
    private static final double AFTERWARDS = 6;
    private static final double FEWEST_ARRIVALS = 20_000;
    private static final double MOST_ARRIVALS = 2e6;
    /** A server that must stay idle for a fixed time goes off so rarely that the number on wanders for very long. */
    private static final double RARELY = 40;

    private static final int MANY_SERVERS = 10_000;
    private static final int MANY_AT_ONCE = 100_000;

    private final TruthCase asked;
    private final Params p;
    private final int servers;
    private final double lambda;
    private final double load;
    private final boolean routed;
    private final boolean sharing;
    private final boolean meanField;
    private final Laws service;

    private SteadyPlans(TruthCase asked) {
        this.asked = asked;
        this.p = asked.params();
        this.meanField = p.text("instances").contains("infinity");
        this.servers = serverCount();
        this.service = Laws.service(p, 1);
        this.lambda = arrivalRate();
        this.routed = p.has("routing");
        this.sharing = p.text("discipline").startsWith("PS");
        this.load = servers == Integer.MAX_VALUE ? 0 : lambda * service.mean() / servers;
    }

    static Plan of(TruthCase asked) {
        return new SteadyPlans(asked).plan();
    }

    private int serverCount() {
        if (meanField) {
            return MANY_SERVERS;
        }
        for (String key : new String[] {"servers", "instances", "cores"}) {
            if (p.has(key)) {
                return p.text(key).equals("infinite") ? Integer.MAX_VALUE : p.whole(key);
            }
        }
        return 1;
    }

    private double arrivalRate() {
        if (p.has("lambda_per_server")) {
            return p.number("lambda_per_server") * servers;
        }
        if (p.has("lambda_total")) {
            return p.number("lambda_total");
        }
        return p.has("interarrival") ? 1 / p.number("interarrival") : p.number("lambda_");
    }

    /** About how long the station remembers, in units. */
    private double relaxation() {
        double memory = service.mean();
        if (p.has("setup") && p.text("servers").equals("1")) {
            memory += Laws.setup(p, 1).mean() / (1 - load)
                    + Laws.idleTimeout(p, 1).mean();
        } else if (p.has("setup")) {
            double setup = Laws.setup(p, 1).mean();
            var idle = Laws.idleTimeout(p, 1);
            memory += (setup / (1 - load) + idle.mean()) * (idle.scv() == 0 && idle.mean() > 0 ? RARELY : 1);
        }
        if (p.has("patience")) {
            return memory + 5 * Laws.patience(p, 1).mean();
        }
        if (p.has("max_in_system")) {
            return memory * (1 + p.whole("max_in_system"));
        }
        if (servers == Integer.MAX_VALUE) {
            return memory;
        }
        if (routed && Routing.samples(p)) {
            return 5 * memory / (1 - load);
        }
        boolean pooled = !routed || Routing.words(p).contains("least");
        double gap = 1 - Math.sqrt(load);
        return memory + service.mean() * (2 + service.scv()) / 2 / (gap * gap) / (pooled ? servers : 1);
    }

    private Plan plan() {
        double relaxation = relaxation();
        double from = meanField ? 10 * service.mean() : TRANSIENT * relaxation;
        double window = Math.min(
                Math.max(WINDOW * relaxation, FEWEST_ARRIVALS / lambda),
                Math.max(20 * relaxation, MOST_ARRIVALS / lambda));
        window = meanField ? 20 * service.mean() : window;
        double after = meanField ? 60 * service.mean() : AFTERWARDS * relaxation + 30 * service.mean();
        double total = from + window + after;
        long minutes = ScenarioText.minutes(total);
        double unit = ScenarioText.unit(minutes, total);
        var text = new ScenarioText(minutes);
        traffic(text, unit);
        station(text, unit);
        text.put("observe", "{from: " + Laws.whole(from * unit) + ", to: " + Laws.whole((from + window) * unit) + "}");
        return new Plan(
                text.toString(),
                unit,
                Quantities.of(asked.quantity(), unit),
                lambda * window,
                service.mean() * unit,
                1 + service.scv());
    }

    private void traffic(ScenarioText text, double unit) {
        boolean poisson = !p.has("arrival") || p.text("arrival").startsWith("poisson");
        text.put(
                "traffic",
                poisson
                        ? "{synthetic: {kind: constant, rate: " + Laws.rate(lambda * 1e9 / unit) + "}}"
                        : "{synthetic: {kind: renewal, gap: "
                                + Laws.gaps(p, unit).text() + "}}");
    }

    private void station(ScenarioText text, double unit) {
        if (p.has("setup")) {
            setup(text, unit);
        } else if (routed) {
            text.put("service", "{mode: slots, time: " + Laws.service(p, unit).text() + "}");
            text.fleet(servers, 1, "0s");
            text.put("loadBalancer", "{" + Routing.words(p) + "}");
            if (meanField) {
                int choices = p.has("d") ? p.whole("d") : 2;
                text.put(
                        "inSystemAtStart",
                        Routing.fixedPoint(servers, load, choices).toString());
            }
        } else if (sharing) {
            text.put("service", "{cpuTime: " + Laws.service(p, unit).text() + "}");
            text.fleet(1, MANY_AT_ONCE, "0s");
            text.put("instance", "{type: m5.large, vcpus: " + servers + ", concurrency: " + MANY_AT_ONCE + "}");
        } else {
            central(text, unit);
        }
    }

    private void central(ScenarioText text, double unit) {
        String limits = p.has("max_in_system") ? ", queue: " + (p.whole("max_in_system") - servers) : "";
        if (p.has("patience")) {
            limits += ", patience: " + Laws.patience(p, unit).text();
        }
        text.put("dispatch", "central");
        text.put("service", "{mode: slots, time: " + Laws.service(p, unit).text() + limits + "}");
        if (servers == Integer.MAX_VALUE) {
            text.put("servers", "infinite").fleet(1, 1, "0s");
        } else {
            text.fleet(1, servers, "0s");
        }
    }

    private void setup(ScenarioText text, double unit) {
        String rule = p.text("rule") + asked.model();
        boolean never = rule.contains("never cancelled") || rule.contains("no-cancel");
        boolean one = rule.contains("at most one server in setup") || rule.contains("staggered");
        text.put("dispatch", "central");
        text.put("service", "{mode: slots, time: " + Laws.service(p, unit).text() + "}");
        text.fleet(1, 1, Laws.setup(p, unit).text());
        text.group(0, servers == Integer.MAX_VALUE ? 1 : servers, 0);
        if (servers == Integer.MAX_VALUE) {
            text.put("servers", "infinite");
        }
        text.put(
                "launchOn",
                "{request: {maxInSetup: " + (one ? "1" : "all") + ", cancel: " + (never ? "never" : "newest") + "}}");
        text.put("idleTimeout", Laws.idleTimeout(p, unit).text());
    }
}
