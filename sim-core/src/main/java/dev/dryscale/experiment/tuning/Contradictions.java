package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.random.Distribution;
import dev.dryscale.random.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gates that no candidate can keep, found before anything is simulated. */
public final class Contradictions {

    private static final Map<Measure, Double> PERCENTILES = percentiles();
    private static final int DRAWS = 1 << 17;

    /** A sample's percentile is known to about this share; only what is plainly impossible is refused. */
    private static final double SURELY = 0.95;

    private Contradictions() {}

    private static Map<Measure, Double> percentiles() {
        var percentiles = new EnumMap<Measure, Double>(Measure.class);
        percentiles.put(Measure.P50, 0.5);
        percentiles.put(Measure.P95, 0.95);
        percentiles.put(Measure.P99, 0.99);
        percentiles.put(Measure.P999, 0.999);
        return Collections.unmodifiableMap(percentiles);
    }

    /** One sentence for each; empty when there is none. */
    public static List<String> of(Scenario scenario, List<Gate> gates) {
        var found = new ArrayList<String>();
        for (var gate : gates) {
            if (gate.relative() || !isUpper(gate)) {
                continue;
            }
            var bare = bareSeconds(scenario, gate.measure());
            if (bare != null && gate.bound() < SURELY * bare) {
                found.add(String.format(
                        Locale.ROOT,
                        "no candidate can meet %s: the bare service time is %s",
                        gate.expression(),
                        phrase(bare)));
            } else if (gate.bound() < 0 || (gate.bound() == 0 && gate.operator() == Gate.Operator.LESS)) {
                found.add("no candidate can meet " + gate.expression() + ": no measure is below 0");
            }
            gates.stream()
                    .filter(other -> other.measure() == gate.measure() && !other.relative() && !isUpper(other))
                    .filter(other -> other.bound() > gate.bound())
                    .map(other -> "no candidate can meet both " + gate.expression() + " and " + other.expression())
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean isUpper(Gate gate) {
        return gate.operator() == Gate.Operator.LESS || gate.operator() == Gate.Operator.AT_MOST;
    }

    private static String phrase(double seconds) {
        return seconds < 1
                ? String.format(Locale.ROOT, "%.3g ms", seconds * 1000)
                : String.format(Locale.ROOT, "%.3g s", seconds);
    }

    /** What a request takes on an idle machine, in the gate's measure; null when the measure is no time, or it is not known. */
    private static @Nullable Double bareSeconds(Scenario scenario, Measure measure) {
        var service = scenario.fleet().service();
        var io = service.ioTime();
        boolean carried = scenario.traffic().isRecorded() && service.recordedShare() > 0;
        if (carried) {
            return null; // requests may bring their own times
        }
        if (measure == Measure.MEAN) {
            return service.time().mean() + (io == null ? 0 : io.mean());
        }
        var share = PERCENTILES.get(measure);
        if (share == null) {
            return null;
        }
        var times = sample(service.time(), "time");
        if (io != null) {
            var waits = sample(io, "io");
            for (int i = 0; i < DRAWS; i++) {
                times[i] += waits[i];
            }
        }
        Arrays.sort(times);
        return times[(int) (share * (DRAWS - 1))];
    }

    private static double[] sample(Distribution law, String name) {
        var sample = new double[DRAWS];
        law.fill(new RandomStreams(0).named("bare/" + name), sample, DRAWS);
        return sample;
    }
}
