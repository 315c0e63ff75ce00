package dev.dryscale.scenario.file;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.scenario.Problem;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A scenario file, read and checked.
 *
 * @param candidates in the order of the file; the first is the baseline
 * @param inputs name and SHA-256 of every file read, in name order
 * @param trafficSummary one line for reports
 * @param warnings what was accepted with a remark
 * @param timeZone for display only; every result is UTC
 */
public record ScenarioFile(
        Scenario scenario,
        List<Candidate> candidates,
        List<Gate> gates,
        long seed,
        int replications,
        Map<String, String> inputs,
        String trafficSummary,
        List<Problem> warnings,
        ZoneId timeZone) {

    public ScenarioFile {
        candidates = List.copyOf(candidates);
        gates = List.copyOf(gates);
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        warnings = List.copyOf(warnings);
    }
}
