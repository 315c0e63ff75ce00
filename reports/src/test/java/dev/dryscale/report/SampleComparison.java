package dev.dryscale.report;

import dev.dryscale.cost.Bill;
import dev.dryscale.cost.BillLine;
import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.Estimate;
import dev.dryscale.experiment.GateOutcome;
import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.Verdict;
import dev.dryscale.record.AuditReport;
import dev.dryscale.record.LatencyHistogram;
import dev.dryscale.record.RequestTotals;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.Slo;
import dev.dryscale.record.Usage;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A day of a made-up web shop under two policies, written down by hand: no simulator took part. */
public final class SampleComparison {

    /** 2026-03-10T00:00:00Z. */
    static final long START = 1_773_100_800L;

    private static final long DAY_NANOS = 86_400_000_000_000L;

    private SampleComparison() {}

    /** {@code seed} is the baseline, {@code calm} the challenger. */
    public static Comparison day() {
        return named("shop-july", "seed", "calm");
    }

    /** The same day with other names. */
    public static Comparison named(String scenario, String baseline, String challenger) {
        var results = List.of(
                result(baseline, 80, Map.of(), BASELINE_VALUES, "72000", 1_920_000),
                result(challenger, 60, DIFFERENCES, CHALLENGER_VALUES, "87480", 2_332_800));
        return comparison(scenario, results, challenger + " misses no gate: p99 91.2 ms against 140 ms, cost +16.5 %");
    }

    /** One candidate alone, as {@code run} makes it. */
    public static Comparison single() {
        var results = List.of(result("seed", 80, Map.of(), BASELINE_VALUES, "72000", 1_920_000));
        return comparison("shop-july", results, "seed costs $2.50 and answers 99 % within 140 ms");
    }

    static Comparison comparison(String scenario, List<CandidateResult> results, String sentence) {
        return new Comparison(
                scenario,
                "0.1.0",
                42,
                5,
                results,
                new Verdict(null, sentence, Estimate.Source.SIMULATED),
                Map.of("traces/shop.csv.gz", "9f".repeat(32), "scaling_policy.json", "0a".repeat(32)),
                "17.3 million requests in 24 h, peak 350/s; synthetic diurnal",
                List.of("scaling_policy.json:4: EC2 Auto Scaling has no ScaleInCooldown; Application Auto Scaling has"),
                "dryscale compare shop.yaml --seed 42",
                new Slo(99, 200_000_000L));
    }

    private static final Map<Measure, Estimate> BASELINE_VALUES = Map.of(
            Measure.COST, simulated(2.496, 2.49, 2.5),
            Measure.COST_PER_HOUR, simulated(0.104, 0.10375, 0.1041666666666667),
            Measure.COST_PER_MONTH, simulated(75.92, 75.7375, 76.04166666666667),
            Measure.P50, simulated(0.0312, 0.0309, 0.0315),
            Measure.P95, simulated(0.088, 0.0871, 0.0889),
            Measure.P99, simulated(0.14, 0.136, 0.144),
            Measure.ERRORS, simulated(0.0004, 0.0003, 0.0005),
            Measure.TIME_OVER_SLO, simulated(2520, 2400, 2640),
            Measure.ACTIVITIES, simulated(6, 6, 6),
            Measure.INSTANCE_HOURS, simulated(20, 19.9, 20.1));

    private static final Map<Measure, Estimate> CHALLENGER_VALUES = Map.of(
            Measure.COST, simulated(2.9088, 2.9, 2.92),
            Measure.COST_PER_HOUR, simulated(0.1212, 0.12, 0.122),
            Measure.COST_PER_MONTH, simulated(88.476, 88.2, 88.8),
            Measure.P50, simulated(0.0311, 0.0308, 0.0314),
            Measure.P95, simulated(0.07, 0.069, 0.071),
            Measure.P99, simulated(0.0912, 0.09, 0.0925),
            Measure.ERRORS, simulated(0, 0, 0),
            Measure.TIME_OVER_SLO, simulated(0, 0, 0),
            Measure.ACTIVITIES, simulated(8, 8, 8),
            Measure.INSTANCE_HOURS, simulated(24.3, 24.2, 24.4));

    private static final Map<Measure, Estimate> DIFFERENCES = Map.of(
            Measure.COST, simulated(0.4128, 0.4, 0.42),
            Measure.COST_PER_MONTH, simulated(12.556, 12.2, 12.9),
            Measure.P50, simulated(-0.0001, -0.0004, 0.0002),
            Measure.P95, simulated(-0.018, -0.019, -0.017),
            Measure.P99, simulated(-0.0488, -0.052, -0.0455),
            Measure.ERRORS, simulated(-0.0004, -0.0005, -0.0003),
            Measure.TIME_OVER_SLO, simulated(-2520, -2640, -2400),
            Measure.ACTIVITIES, simulated(2, 2, 2),
            Measure.INSTANCE_HOURS, simulated(4.3, 4.1, 4.5));

    /** As the differences above, but for the last digit: written down by hand too. */
    private static final Map<Measure, Estimate> CHANGES = Map.of(
            Measure.COST, simulated(0.16538, 0.1603, 0.1683),
            Measure.COST_PER_MONTH, simulated(0.16538, 0.1603, 0.1683),
            Measure.P50, simulated(-0.0032, -0.0128, 0.0064),
            Measure.P95, simulated(-0.2045, -0.2159, -0.1932),
            Measure.P99, simulated(-0.3486, -0.3714, -0.325),
            Measure.TIME_OVER_SLO, simulated(-1, -1, -1),
            Measure.ACTIVITIES, simulated(0.33333, 0.33333, 0.33333),
            Measure.INSTANCE_HOURS, simulated(0.215, 0.205, 0.225));

    static Estimate simulated(double value, double low, double high) {
        return new Estimate(value, low, high, Estimate.Source.SIMULATED);
    }

    private static CandidateResult result(
            String name,
            double target,
            Map<Measure, Estimate> differences,
            Map<Measure, Estimate> values,
            String seconds,
            long ec2Micros) {
        var candidate = new Candidate(name, List.of(policy(name, target)), "scaling_policy.json");
        var gates = List.of(
                new GateOutcome("p99 < 100ms", Measure.P99, value(values, Measure.P99), 0.1, target < 70),
                new GateOutcome("cost <= 1.2 * baseline", Measure.COST, value(values, Measure.COST), 2.9952, true));
        return new CandidateResult(
                candidate,
                new EnumMap<>(values),
                differences.isEmpty() ? Map.of() : new EnumMap<>(differences),
                differences.isEmpty() ? Map.of() : CHANGES,
                run(name, target),
                bill(seconds, ec2Micros),
                gates);
    }

    private static ScalingPolicy policy(String name, double target) {
        var cpu = new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
        return TargetTrackingPolicy.of(name + "-cpu", cpu, Rational.of((long) target));
    }

    private static double value(Map<Measure, Estimate> values, Measure measure) {
        return Objects.requireNonNull(values.get(measure)).value();
    }

    /** m5.large at $0.096/h: 72,000 s are $1.92, 87,480 s are $2.3328; 24 ALB hours at $0.0225 are $0.54. */
    private static Bill bill(String seconds, long ec2Micros) {
        var lines = List.of(
                new BillLine("EC2 m5.large on-demand", seconds, "instance-seconds", "0.096", "hour", ec2Micros),
                new BillLine("Application Load Balancer", "24", "hours", "0.0225", "hour", 540_000),
                new BillLine("CloudWatch alarms", "2", "alarms", "0.10", "month", 36_000));
        return new Bill(lines, DAY_NANOS, "us-east-1", "on-demand price list of 2026-01-01");
    }

    private static RunResult run(String name, double target) {
        var day = new SampleDay(name, target);
        return new RunResult(
                "shop-july",
                name,
                42,
                "requests",
                "fast loop",
                "histogram",
                START,
                DAY_NANOS,
                new RequestTotals(
                        17_280_000, 17_290_000, 10_000, 17_280_100, 2_900, 7_000, 0, 0, 0, 17_273_088, 6_912, 0),
                new LatencyHistogram(),
                List.of(),
                day.timeline(),
                day.activities(),
                day.decisions(),
                new Usage(List.of(), DAY_NANOS, 1, List.of(), 2, 0, true, 0),
                new AuditReport(List.of(new AuditReport.Line(
                        "offered = succeeded + gave up + open",
                        BigInteger.valueOf(17_280_000),
                        BigInteger.valueOf(17_280_000),
                        true,
                        -1))),
                Map.of("alarm.evaluationDelay", "60s", "tt.scaleInThreshold", "0.9", "tt.rounding", "ceil"),
                List.of("5,000 lines, 1,985 out of order by at most 41 s, 0 refused"),
                null);
    }
}
