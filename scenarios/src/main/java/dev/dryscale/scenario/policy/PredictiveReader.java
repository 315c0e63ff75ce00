package dev.dryscale.scenario.policy;

import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.LoadForecaster;
import dev.dryscale.scaling.policy.PredictiveMetricPair;
import dev.dryscale.scaling.policy.PredictiveScalingPolicy;
import dev.dryscale.scaling.policy.SeasonalForecaster;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code PredictiveScalingConfiguration} (PR-1 to PR-7), and beside it our {@code history:}, the load of the hours before
 * the run, and {@code forecaster:}, a {@link LoadForecaster} of the user's own by the name of its class.
 */
final class PredictiveReader {

    private static final int LONGEST_BUFFER = 3_599;
    private static final String PAIR = "PredefinedMetricPairSpecification";
    private static final String LOAD = "PredefinedLoadMetricSpecification";
    private static final String SCALING = "PredefinedScalingMetricSpecification";

    private PredictiveReader() {}

    static @Nullable PredictiveScalingPolicy read(Fields policy, String name, RunCalendar calendar) {
        int errors = policy.problems().all().size();
        policy.required("PredictiveScalingConfiguration");
        var history = history(policy);
        var forecaster = forecaster(policy);
        var fields = policy.mapping("PredictiveScalingConfiguration");
        if (fields == null) {
            return null;
        }
        var specification = specification(fields);
        boolean only = word(fields, "Mode", List.of("ForecastOnly", "ForecastAndScale"))
                .equals("ForecastOnly");
        int buffer = fields.integer(
                "SchedulingBufferTime", 0, LONGEST_BUFFER, PredictiveScalingPolicy.DEFAULT_BUFFER_SECONDS);
        var breach = breach(fields);
        fields.finish();
        var target = specification.target();
        if (target.signum() <= 0) {
            fields.refuse("MetricSpecifications", "must have a TargetValue above 0", target.toPlainString());
        }
        if (policy.problems().all().size() > errors) {
            return null;
        }
        var pair = specification.pair();
        var perInstance = Rational.parse(target.toPlainString());
        int second = calendar.secondOfHour();
        return new PredictiveScalingPolicy(
                name, pair, perInstance, only, buffer, breach.increase(), breach.buffer(), history, second, forecaster);
    }

    private static Specification specification(Fields configuration) {
        var specifications = configuration.list("MetricSpecifications");
        if (specifications.size() != 1) {
            configuration.refuse("MetricSpecifications", "must hold exactly one specification (PR-1)", null);
        }
        if (specifications.isEmpty()) {
            return new Specification(PredictiveMetricPair.ASG_CPU_UTILIZATION, BigDecimal.ONE);
        }
        var fields = Fields.of(specifications.get(0), configuration.problems());
        var pair = pair(fields);
        var target = fields.number("TargetValue", BigDecimal.ONE);
        fields.required("TargetValue");
        fields.finish();
        return new Specification(pair, target);
    }

    private static Breach breach(Fields fields) {
        boolean increase = word(fields, "MaxCapacityBreachBehavior", List.of("HonorMaxCapacity", "IncreaseMaxCapacity"))
                .equals("IncreaseMaxCapacity");
        int buffer = fields.integer("MaxCapacityBuffer", 0, 100, 0);
        if (fields.has("MaxCapacityBuffer") && !increase) {
            fields.refuse(
                    "MaxCapacityBuffer", "is for MaxCapacityBreachBehavior IncreaseMaxCapacity only (PR-5)", null);
        }
        return new Breach(increase, buffer);
    }

    /** The first word is the default. */
    private static String word(Fields fields, String key, List<String> words) {
        return fields.read(
                key, words.get(0), node -> Scalars.word(node, words, word -> word, words.get(0), fields.problems()));
    }

    private static PredictiveMetricPair pair(Fields fields) {
        var pairs = List.of(PredictiveMetricPair.values());
        var fallback = PredictiveMetricPair.ASG_CPU_UTILIZATION;
        if (fields.has(PAIR)) {
            return typed(fields, PAIR, pairs, PredictiveMetricPair::awsName);
        }
        if (!fields.has(LOAD) && !fields.has(SCALING)) {
            fields.refuse(
                    PAIR,
                    "is required, or " + LOAD + " and " + SCALING + " (PR-7); customized ones are not simulated",
                    null);
            return fallback;
        }
        var load = typed(fields, LOAD, pairs, PredictiveMetricPair::loadMetric);
        var scaling = typed(fields, SCALING, pairs, PredictiveMetricPair::scalingMetric);
        if (load != scaling) {
            fields.refuse(
                    SCALING,
                    "must be " + load.scalingMetric() + " beside the load " + load.loadMetric() + " (PR-7)",
                    null);
        }
        return load;
    }

    private static PredictiveMetricPair typed(
            Fields fields,
            String member,
            List<PredictiveMetricPair> pairs,
            java.util.function.Function<PredictiveMetricPair, String> name) {
        fields.required(member);
        var inner = fields.mapping(member);
        var fallback = PredictiveMetricPair.ASG_CPU_UTILIZATION;
        if (inner == null) {
            return fallback;
        }
        var node = inner.required("PredefinedMetricType");
        inner.text("ResourceLabel", "");
        inner.finish();
        return node == null ? fallback : Scalars.word(node, pairs, name, fallback, fields.problems());
    }

    private static List<Double> history(Fields policy) {
        var hours = new ArrayList<Double>();
        for (Node node : policy.list("history")) {
            double load =
                    Scalars.number(node, BigDecimal.ZERO, policy.problems()).doubleValue();
            if (load < 0) {
                Scalars.refuse(node, "must not be negative", policy.problems());
            }
            hours.add(load);
        }
        return hours;
    }

    private static LoadForecaster forecaster(Fields policy) {
        var known = new ArrayList<LoadForecaster>(List.of(new SeasonalForecaster()));
        ServiceLoader.load(LoadForecaster.class).forEach(known::add);
        return policy.read(
                "forecaster",
                known.get(0),
                node -> Scalars.word(
                        node, known, model -> model.getClass().getSimpleName(), known.get(0), policy.problems()));
    }

    private record Specification(PredictiveMetricPair pair, BigDecimal target) {}

    /** What happens when the forecast exceeds MaxSize, with the buffer in percent. */
    private record Breach(boolean increase, int buffer) {}
}
