package dev.dryscale.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What policies once measured, kept to hold later ones against.
 *
 * @param profile name of the profile of rules
 * @param traces name and SHA-256 of the recorded traffic
 * @param tolerances by measure, the share that a later value may be above the stored one
 * @param values by policy
 */
public record StoredBaseline(
        String version,
        String profile,
        String scenario,
        Map<String, String> traces,
        Map<Measure, Double> tolerances,
        Map<String, Map<Measure, Double>> values) {

    private static final MathContext DIGITS = new MathContext(9);
    private static final double COST_TOLERANCE = 0.05;
    private static final double LATENCY_TOLERANCE = 0.1;

    public StoredBaseline {
        traces = Collections.unmodifiableMap(new TreeMap<>(traces));
        tolerances = Collections.unmodifiableMap(new TreeMap<>(tolerances));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What a report measured, with the tolerances that a person may then edit. */
    public static StoredBaseline of(GateReport report, Scenario scenario, Map<String, String> traces) {
        var values = new LinkedHashMap<String, Map<Measure, Double>>();
        report.measured().forEach((name, estimates) -> {
            var measured = new EnumMap<Measure, Double>(Measure.class);
            estimates.forEach((measure, estimate) -> {
                if (Double.isFinite(estimate.value())) {
                    measured.put(measure, estimate.value());
                }
            });
            values.put(name, measured);
        });
        Map<Measure, Double> tolerances = new EnumMap<>(Measure.class);
        if (scenario.prices() != null) {
            tolerances.put(Measure.COST, COST_TOLERANCE);
        }
        tolerances.put(Measure.P99, LATENCY_TOLERANCE);
        return new StoredBaseline(report.version(), profileOf(scenario), scenario.name(), traces, tolerances, values);
    }

    private static String profileOf(Scenario scenario) {
        return scenario.fleet().profile().name();
    }

    /** The tolerances as gates. */
    public List<Gate> gates() {
        var gates = new ArrayList<Gate>();
        tolerances.forEach((measure, tolerance) -> {
            double factor = 1 + tolerance;
            String text = measure.gateName() + " <= "
                    + BigDecimal.valueOf(factor)
                            .round(DIGITS)
                            .stripTrailingZeros()
                            .toPlainString() + " * baseline";
            gates.add(new Gate(text, measure, Gate.Operator.AT_MOST, factor, true));
        });
        return gates;
    }

    /** Why these values cannot be held against what would be measured now; null when they can. */
    public @Nullable String mismatch(
            String nowVersion, Scenario now, Map<String, String> nowTraces, List<String> policies) {
        if (!version.equals(nowVersion)) {
            return "was stored by Dryscale " + version + ", this is " + nowVersion;
        }
        if (!scenario.equals(now.name())) {
            return "is of scenario " + scenario + ", not of " + now.name();
        }
        if (!profile.equals(profileOf(now))) {
            return "was stored with profile " + profile + ", now it is " + profileOf(now);
        }
        if (!traces.equals(new TreeMap<>(nowTraces))) {
            return "was stored with other recorded traffic";
        }
        for (String policy : policies) {
            if (!values.containsKey(policy)) {
                return "has no policy " + policy + "; it has: " + String.join(", ", values.keySet());
            }
        }
        return null;
    }
}
