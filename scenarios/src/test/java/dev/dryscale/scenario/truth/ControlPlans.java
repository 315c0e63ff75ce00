package dev.dryscale.scenario.truth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scenario.truth.TruthCase.Params;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Plans for control loops: tables minute by minute, single steps, and roundings, all by the load fidelity. */
final class ControlPlans {

    private ControlPlans() {}

    static boolean knows(TruthCase asked) {
        return asked.params().has("base") || single(asked) != null;
    }

    static Plan of(TruthCase asked) {
        var single = single(asked);
        return single == null ? loop(asked.params()) : single;
    }

    private static Plan loop(Params p) {
        int rows = p.whole("horizon");
        double delay = p.number("metric_delay_s", 0);
        int later = (int) Math.ceil(delay / 60);
        boolean count = p.text("metric_kind").equals("count");
        var pieces = new ArrayList<String>();
        for (JsonNode segment : p.node().get("load")) {
            pieces.add("{from: " + Laws.whole(segment.get(0).asDouble() * 1e9) + ", to: "
                    + Laws.whole(segment.get(2).asDouble() * 1e9) + ", load: "
                    + Laws.plain(segment.get(1).asDouble()) + ", loadAtEnd: "
                    + Laws.plain(segment.get(3).asDouble()) + "}");
        }
        var text = load(rows + later + 1, count, pieces, p.number("B"))
                .group(p.whole("mn"), p.whole("mx"), p.whole("n0"))
                .put("knobs", knobs(p.text("base"), delay))
                .put("policies", "{tt: " + tracking(count, p.number("target"), p.whole("W")) + "}");
        return ExactPlans.exact(text, run -> table(run, rows, later));
    }

    private static ScenarioText load(int minutes, boolean count, List<String> pieces, double boot) {
        var text = new ScenarioText(minutes)
                .put("fidelity", "load")
                .put(
                        "traffic",
                        "{synthetic: {kind: load, unit: " + (count ? "countPerMinute" : "instances") + ", segments: "
                                + pieces + "}}")
                .put("service", "{mode: slots, time: 1s}")
                .fleet(1, 1, Laws.whole(boot * 1e9));
        return count ? text.put("loadBalancer", "{algorithm: round_robin}") : text;
    }

    private static String tracking(boolean count, double target, int warmup) {
        String metric = count
                ? "{PredefinedMetricType: ALBRequestCountPerTarget, ResourceLabel: app/lb/1/targetgroup/tg/1}"
                : "{PredefinedMetricType: ASGAverageCPUUtilization}";
        return "{PolicyType: TargetTrackingScaling, EstimatedInstanceWarmup: " + warmup
                + ", TargetTrackingConfiguration: {PredefinedMetricSpecification: " + metric + ", TargetValue: "
                + Laws.plain(target) + "}}";
    }

    /** The reading of the rules that a case asks for, in the words of the rule book's knobs. */
    private static String knobs(String base, double delay) {
        Map<String, String> knobs = new LinkedHashMap<>();
        if (base.startsWith("literal")) {
            knobs.put("tt.current", "all");
        }
        if (base.contains("transition")) {
            knobs.put("cw.reinvoke", "onTransition");
        }
        if (base.contains("mean")) {
            knobs.put("tt.metricValue", "meanOfN");
        }
        if (base.contains("launch")) {
            knobs.put("warmup.from", "launch");
        }
        if (base.contains("before")) {
            knobs.put("sim.ties", "evaluationFirst");
        }
        if (delay > 0) {
            String lag = Long.toString(Math.round(delay));
            knobs.put("publicationLag.ec2Detailed", lag);
            knobs.put("publicationLag.alb", lag);
            knobs.put("cw.evalPhase", "constant(" + Math.round(delay) % 60 + ")");
        }
        var words = new ArrayList<String>();
        knobs.forEach((knob, value) -> words.add(knob + ": \"" + value + "\""));
        return "{" + String.join(", ", words) + "}";
    }

    /** A table samples after the action of datapoint m, which is the start of minute m + 1 when nothing is late. */
    private static Object table(RunResult run, int rows, int later) {
        var desired = run.timeline().column(Column.DESIRED);
        var inService = run.timeline().column(Column.IN_SERVICE);
        var warming = run.timeline().column(Column.WARMING);
        Map<String, List<Integer>> table = new LinkedHashMap<>();
        for (String column : List.of("desired", "in_service", "past_warmup")) {
            table.put(column, new ArrayList<>());
        }
        for (int m = 1 + later; m <= rows + later; m++) {
            Objects.requireNonNull(table.get("desired")).add((int) desired[m]);
            Objects.requireNonNull(table.get("in_service")).add((int) inService[m]);
            Objects.requireNonNull(table.get("past_warmup")).add((int) (inService[m] - warming[m]));
        }
        return table;
    }

    /** A case about one decision; null when it is about more. */
    private static @org.jspecify.annotations.Nullable Plan single(TruthCase asked) {
        var p = asked.params();
        if (p.has("scale_out_steps")) {
            return step(p);
        }
        if (p.has("raw_adjustment")) {
            return percent(p.number("raw_adjustment"));
        }
        if (p.has("raw_change")) {
            double raw = p.number("raw_change");
            int current = (int) Math.max(2, Math.ceil(4 * Math.abs(raw)));
            return proportional(current, current, (current + raw) / current, false, -current);
        }
        if (p.has("current_past_warmup") && p.has("change")) {
            int current = p.whole("current_past_warmup");
            double ratio = (current + p.number("change")) / current;
            return proportional(current, p.whole("desired_before"), ratio, false, 0);
        }
        if (p.has("n_sys")) {
            return proportional(p.whole("k_curr"), p.whole("k_curr"), p.number("rho_at_nsrv_32"), p.number("rho_ref"));
        }
        if (p.has("r")) {
            // servers of r requests/s each, from one server
            double rate = p.number("R_peak", p.number("R", 0));
            return proportional(1, 1, rate * 60, p.number("r") * 60);
        }
        return null;
    }

    /** Target tracking of a count: {@code current} instances see {@code each} where {@code target} is wanted. */
    private static Plan proportional(int current, int desired, double each, double target) {
        return scaled(current, desired, each, target, true, 0);
    }

    private static Plan proportional(int current, int desired, double ratio, boolean count, int offset) {
        return scaled(current, desired, 50 * ratio, 50, count, offset);
    }

    private static Plan scaled(int current, int desired, double metric, double target, boolean count, int offset) {
        double load = count ? metric * current : metric * current / 100;
        boolean up = metric > target;
        int minutes = up ? 5 : 17;
        var text = load(minutes, count, level(load), 3600)
                .group(0, 10_000, desired)
                .put("inServiceAtStart", Integer.toString(current))
                .put("policies", "{tt: " + tracking(count, target, 300) + "}");
        int row = up ? 3 : 15;
        return ExactPlans.exact(text, run -> run.timeline().column(Column.DESIRED)[row] + offset);
    }

    private static List<String> level(double load) {
        return List.of("{from: 0s, to: 24h, load: " + Laws.plain(load) + "}");
    }

    /** One percent of a hundred times as many instances is the raw adjustment. */
    private static Plan percent(double raw) {
        int current = (int) Math.round(Math.abs(raw) * 100);
        String steps = raw > 0
                ? "{MetricIntervalLowerBound: 0, ScalingAdjustment: 1}"
                : "{MetricIntervalUpperBound: 0, ScalingAdjustment: -1}";
        return oneStep(
                current,
                current,
                raw > 0 ? 60 : 40,
                List.<String[]>of(policy(raw > 0, 50, steps)),
                run -> run.timeline().column(Column.DESIRED)[1] - current);
    }

    private static Plan step(Params p) {
        double threshold = p.number("breach_threshold");
        var policies = new ArrayList<String[]>();
        policies.add(policy(true, threshold, steps(p.node().get("scale_out_steps"))));
        policies.add(policy(false, threshold, steps(p.node().get("scale_in_steps"))));
        return oneStep(
                p.whole("current_capacity_past_warmup"),
                p.whole("desired_before"),
                p.number("metric"),
                policies,
                run -> run.timeline().column(Column.DESIRED)[1]);
    }

    private static String steps(JsonNode rows) {
        var steps = new ArrayList<String>();
        for (JsonNode row : rows) {
            boolean inward =
                    row.get(2).asInt() < 0 || row.get(0).isNull() || row.get(0).asDouble() < 0;
            var bounds = new ArrayList<String>();
            if (!row.get(0).isNull()) {
                bounds.add("MetricIntervalLowerBound: " + row.get(0).asText());
            }
            if (!row.get(1).isNull()) {
                bounds.add("MetricIntervalUpperBound: " + row.get(1).asText());
            }
            bounds.add("ScalingAdjustment: "
                    + (inward && row.get(2).asInt() == 0 ? 0 : row.get(2).asInt()));
            steps.add("{" + String.join(", ", bounds) + "}");
        }
        return String.join(", ", steps);
    }

    private static String[] policy(boolean out, double threshold, String steps) {
        String name = out ? "out" : "in";
        String policy = "{PolicyName: " + name + ", PolicyType: StepScaling, AdjustmentType: PercentChangeInCapacity"
                + ", EstimatedInstanceWarmup: 3600, StepAdjustments: [" + steps + "]}";
        String alarm = "{AlarmName: alarm-" + name
                + ", Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average"
                + ", Period: 60, EvaluationPeriods: 1, Threshold: " + Laws.plain(threshold) + ", ComparisonOperator: "
                + (out ? "GreaterThanOrEqualToThreshold" : "LessThanOrEqualToThreshold") + ", AlarmActions: [" + name
                + "]}";
        return new String[] {policy, alarm};
    }

    private static Plan oneStep(
            int current, int desired, double metric, List<String[]> policies, Function<RunResult, Object> result) {
        var bodies = policies.stream().map(one -> one[0]).toList();
        var alarms = policies.stream().map(one -> one[1]).toList();
        var text = load(2, false, level(metric * current / 100), 3600)
                .group(0, 10_000, desired)
                .put("inServiceAtStart", Integer.toString(current))
                .put("policies", "{own: {policies: " + bodies + ", alarms: " + alarms + "}}");
        return ExactPlans.exact(text, result);
    }
}
