package dev.dryscale.scenario.policy;

import dev.dryscale.fleet.Publications;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scaling.policy.CustomizedMetricPair;
import dev.dryscale.scaling.policy.LoadForecaster;
import dev.dryscale.scaling.policy.PredictiveMetricPair;
import dev.dryscale.scaling.policy.PredictiveMetrics;
import dev.dryscale.scaling.policy.PredictiveScalingPolicy;
import dev.dryscale.scaling.policy.SeasonalForecaster;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
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

    static final String OF_TARGET = "PredictiveScalingPolicyConfiguration";
    private static final String OF_GROUP = "PredictiveScalingConfiguration";
    private static final List<String> CUSTOMIZED = List.of(
            "CustomizedLoadMetricSpecification",
            "CustomizedScalingMetricSpecification",
            "CustomizedCapacityMetricSpecification");

    private final MetricReader metrics;
    private final String member;
    private final List<PredictiveMetricPair> pairs;

    private PredictiveReader(@Nullable Publications published, boolean application) {
        this.metrics = new MetricReader(published);
        this.member = application ? OF_TARGET : OF_GROUP;
        this.pairs = PredictiveMetricPair.of(application);
    }

    /** A reader for policies of EC2 Auto Scaling groups. */
    static PredictiveReader ofGroup(@Nullable Publications published) {
        return new PredictiveReader(published, false);
    }

    /** A reader for policies of Application Auto Scaling, which forecasts for ECS services (JS-5). */
    static PredictiveReader ofTarget(@Nullable Publications published) {
        return new PredictiveReader(published, true);
    }

    @Nullable PredictiveScalingPolicy read(Fields policy, String name, RunCalendar calendar) {
        int errors = policy.problems().all().size();
        policy.required(member);
        var history = history(policy);
        var forecaster = forecaster(policy);
        var fields = policy.mapping(member);
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

    private Specification specification(Fields configuration) {
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

    private PredictiveMetrics pair(Fields fields) {
        var fallback = pairs.get(0);
        if (CUSTOMIZED.stream().anyMatch(fields::has)) {
            return customized(fields);
        }
        fields.know(CUSTOMIZED);
        if (fields.has(PAIR)) {
            return typed(fields, PAIR, PredictiveMetricPair::awsName);
        }
        if (!fields.has(LOAD) && !fields.has(SCALING)) {
            fields.refuse(
                    PAIR, "is required, or " + LOAD + " and " + SCALING + ", or customized ones of both (PR-7)", null);
            return fallback;
        }
        var load = typed(fields, LOAD, PredictiveMetricPair::loadMetric);
        var scaling = typed(fields, SCALING, PredictiveMetricPair::scalingMetric);
        if (load != scaling) {
            fields.refuse(
                    SCALING,
                    "must be " + load.scalingMetric() + " beside the load " + load.loadMetric() + " (PR-7)",
                    null);
        }
        return load;
    }

    /** Both customized; the third, of the capacity, is not needed where the fleet itself is known. */
    private PredictiveMetrics customized(Fields fields) {
        for (String predefined : List.of(PAIR, LOAD, SCALING)) {
            if (fields.has(predefined)) {
                fields.refuse(predefined, "must not stand beside customized metrics (PR-7)", null);
            }
        }
        fields.know(List.of(PAIR, LOAD, SCALING));
        fields.optional(CUSTOMIZED.get(2));
        var load = single(fields, CUSTOMIZED.get(0));
        var scaling = single(fields, CUSTOMIZED.get(1));
        if (load.statistic() != Statistic.SUM) {
            fields.refuse(
                    CUSTOMIZED.get(0),
                    "must have the Stat Sum: the forecast is of the load of an hour (PR-8)",
                    load.statistic().awsName());
        }
        return new CustomizedMetricPair(load, scaling);
    }

    private MetricSpecification single(Fields fields, String key) {
        fields.required(key);
        var inner = fields.mapping(key);
        if (inner == null) {
            return MetricReader.STAND_IN;
        }
        inner.required("MetricDataQueries");
        var queries = inner.list("MetricDataQueries");
        inner.finish();
        boolean math = queries.size() != 1
                || !(queries.get(0) instanceof MappingNode query)
                || query.members().containsKey("Expression");
        if (math) {
            fields.refuse(
                    key,
                    "must hold one query with a MetricStat: a forecast of computed metrics is not simulated",
                    queries.size() + " queries");
            return MetricReader.STAND_IN;
        }
        var metric = new MetricMathReader(metrics).single(queries.get(0), fields.problems());
        return metric == null ? MetricReader.STAND_IN : metric;
    }

    private PredictiveMetricPair typed(
            Fields fields, String key, java.util.function.Function<PredictiveMetricPair, String> name) {
        fields.required(key);
        var inner = fields.mapping(key);
        var fallback = pairs.get(0);
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

    private record Specification(PredictiveMetrics pair, BigDecimal target) {}

    /** What happens when the forecast exceeds MaxSize, with the buffer in percent. */
    private record Breach(boolean increase, int buffer) {}
}
