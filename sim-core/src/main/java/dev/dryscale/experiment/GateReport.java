package dev.dryscale.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the gates came out.
 *
 * @param replications how many runs each candidate had
 * @param closeHolds whether a result that is too close to call passes
 * @param measured every measure of every candidate, by its name; in the order of the plan
 * @param reproduce the command that makes the same bytes again
 */
public record GateReport(
        String scenarioName,
        String version,
        long seed,
        int replications,
        boolean closeHolds,
        List<Finding> findings,
        Map<String, Map<Measure, Estimate>> measured,
        String trafficSummary,
        List<String> warnings,
        String reproduce) {

    public GateReport {
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
    }

    /**
     * One gate of one candidate.
     *
     * @param was the baseline's value; null when there is no other baseline than the candidate itself
     * @param limit in the measure's unit, relative bounds resolved
     */
    public record Finding(
            String candidate, Gate gate, @Nullable Double was, Estimate now, double limit, GateStatus status) {}

    /** Whether a finding lets the build pass. */
    public boolean passes(Finding finding) {
        return finding.status() == GateStatus.HELD || (finding.status() == GateStatus.TOO_CLOSE && closeHolds);
    }

    /** Whether all of them do. */
    public boolean passes() {
        return findings.stream().allMatch(this::passes);
    }

    /** The same with the trace on which it was found behind every candidate's name. */
    public GateReport on(String trace) {
        var renamed = new LinkedHashMap<String, Map<Measure, Estimate>>();
        measured.forEach((candidate, estimates) -> renamed.put(candidate + " on " + trace, estimates));
        return new GateReport(
                scenarioName,
                version,
                seed,
                replications,
                closeHolds,
                findings.stream()
                        .map(finding -> new Finding(
                                finding.candidate() + " on " + trace,
                                finding.gate(),
                                finding.was(),
                                finding.now(),
                                finding.limit(),
                                finding.status()))
                        .toList(),
                renamed,
                trace + ": " + trafficSummary,
                warnings,
                reproduce);
    }

    /** One report of several that found different things. */
    public static GateReport joined(List<GateReport> reports) {
        var first = reports.get(0);
        var measured = new LinkedHashMap<String, Map<Measure, Estimate>>();
        reports.forEach(report -> measured.putAll(report.measured()));
        return new GateReport(
                first.scenarioName(),
                first.version(),
                first.seed(),
                reports.stream().mapToInt(GateReport::replications).max().orElse(0),
                first.closeHolds(),
                reports.stream().flatMap(report -> report.findings().stream()).toList(),
                measured,
                reports.stream().map(GateReport::trafficSummary).collect(Collectors.joining("; ")),
                reports.stream()
                        .flatMap(report -> report.warnings().stream())
                        .distinct()
                        .toList(),
                first.reproduce());
    }
}
