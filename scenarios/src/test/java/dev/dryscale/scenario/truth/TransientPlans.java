package dev.dryscale.scenario.truth;

import dev.dryscale.scenario.truth.Plan.Lag;
import dev.dryscale.scenario.truth.TruthCase.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Plans for cases that speak of instants: from empty, through a step that waits for boots, along a rate that swings. */
final class TransientPlans {

    private static final int INSTANTS = 60;
    private static final Pattern SWING = Pattern.compile("([0-9.]+) \\+ ([0-9.]+) sin\\(2 pi t/([0-9.]+)\\)");

    private final TruthCase asked;
    private final Params p;
    private final Laws service;

    private TransientPlans(TruthCase asked) {
        this.asked = asked;
        this.p = asked.params();
        this.service = Laws.service(p, 1);
    }

    static boolean knows(Params p) {
        return p.has("rate")
                || p.has("capacity_step_at")
                || (p.has("t") && p.text("start").equals("empty"));
    }

    static Plan of(TruthCase asked) {
        var plans = new TransientPlans(asked);
        if (asked.params().has("rate")) {
            return plans.swing();
        }
        return asked.params().has("capacity_step_at") ? plans.step() : plans.fromEmpty();
    }

    private Plan fromEmpty() {
        double t = p.number("t");
        double total = 1.01 * t;
        long minutes = ScenarioText.minutes(total);
        double unit = ScenarioText.unit(minutes, total);
        double lambda = p.number("lambda_");
        var text = new ScenarioText(minutes)
                .put("dispatch", "central")
                .put("traffic", constant(lambda, unit))
                .put("service", slots(unit))
                .fleet(1, p.whole("servers"), "0s");
        text.put("observe", "{to: " + Laws.whole(t * unit) + ", numberInSystemAt: [" + Laws.whole(t * unit) + "]}");
        return new Plan(
                text.toString(),
                unit,
                Quantities.of(asked.quantity(), unit),
                lambda * t,
                service.mean() * unit,
                1 + service.scv());
    }

    private static String constant(double lambda, double unit) {
        return "{synthetic: {kind: constant, rate: " + Laws.rate(lambda * 1e9 / unit) + "}}";
    }

    private String slots(double unit) {
        return "{mode: slots, time: " + Laws.service(p, unit).text() + "}";
    }

    /** The rate has just jumped; the servers ordered for it are ready a boot later. */
    private Plan step() {
        double end = p.numbers("window")[1];
        double total = 1.5 * end + 20 * service.mean();
        long minutes = ScenarioText.minutes(total);
        double unit = ScenarioText.unit(minutes, total);
        double lambda = p.number("lambda1");
        int after = p.whole("servers_after");
        var text = new ScenarioText(minutes)
                .put("dispatch", "central")
                .put("traffic", constant(lambda, unit))
                .put("service", slots(unit))
                .fleet(after, 1, Laws.whole(p.number("capacity_step_at") * unit))
                .put("inServiceAtStart", Integer.toString(p.whole("servers_before")))
                .put("inSystemAtStart", "{steadyAt: " + Laws.rate(p.number("lambda0") * 1e9 / unit) + "}");
        String looks = p.has("t") ? ", numberInSystemAt: [" + Laws.whole(p.number("t") * unit) + "]" : "";
        String over = p.has("tau") ? ", waitOver: [" + Laws.whole(p.number("tau") * unit) + "]" : "";
        text.put("observe", "{to: " + Laws.whole(end * unit) + looks + over + "}");
        return new Plan(
                text.toString(),
                unit,
                Quantities.of(asked.quantity(), unit),
                lambda * end,
                service.mean() * unit,
                1 + service.scv());
    }

    /** Infinite servers long after the start, so that only the phase matters. */
    private Plan swing() {
        var rate = SWING.matcher(p.text("rate"));
        if (!rate.find()) {
            throw new IllegalArgumentException("no rate " + p.text("rate"));
        }
        double middle = Double.parseDouble(rate.group(1));
        double swing = Double.parseDouble(rate.group(2));
        double period = Double.parseDouble(rate.group(3));
        boolean lag = !p.has("t");
        double before = Math.ceil(20 * service.mean() / period) * period;
        double unit = 60e9;
        double end = before + (lag ? period : p.number("t"));
        var text = new ScenarioText((long) Math.ceil(end) + 1)
                .put("dispatch", "central")
                .put("servers", "infinite")
                .put("traffic", diurnal(middle, swing, period, unit))
                .put("service", slots(unit))
                .fleet(1, 1, "0s");
        var instants = new ArrayList<String>();
        for (int i = 0; i < (lag ? INSTANTS : 1); i++) {
            instants.add(Laws.whole((lag ? before + period * i / INSTANTS : end) * unit));
        }
        text.put("observe", "{to: " + Laws.whole(end * unit) + ", numberInSystemAt: " + listed(instants) + "}");
        var measure = lag ? new Lag(period, period / 4) : Quantities.of(asked.quantity(), unit);
        return new Plan(text.toString(), unit, measure, 0, 0, 0);
    }

    private static String listed(List<String> items) {
        return "[" + String.join(", ", items) + "]";
    }

    /** The sine peaks a quarter of a period after its start. */
    private static String diurnal(double middle, double swing, double period, double unit) {
        double perSecond = 1e9 / unit;
        return "{synthetic: {kind: diurnal, min: " + Laws.rate((middle - swing) * perSecond) + ", max: "
                + Laws.rate((middle + swing) * perSecond) + ", peakAt: " + Laws.whole(period / 4 * unit) + ", period: "
                + Laws.whole(period * unit) + "}}";
    }
}
