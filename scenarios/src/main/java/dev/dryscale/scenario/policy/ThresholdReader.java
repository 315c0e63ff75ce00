package dev.dryscale.scenario.policy;

import dev.dryscale.fleet.Publications;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ThresholdScalingPolicy;
import dev.dryscale.scaling.policy.ThresholdScalingPolicy.Rule;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a policy type of our own: a metric, a {@code Period}, and {@code ScaleOut: {below: 2, periods: 3, change: 1, cooldown:
 * 120s}} with {@code ScaleIn} of the same form, either of them {@code above} or {@code below}.
 */
final class ThresholdReader {

    private static final int MINUTE = 60;
    private static final int DAY = 86_400;
    private static final int MOST_PERIODS = 1_000;
    private static final int MOST_INSTANCES = 10_000;
    private static final long SECOND = 1_000_000_000L;
    private static final Rule STAND_IN = new Rule(true, Rational.ONE, 1, 1, 0);

    private final Fields fields;
    private final @Nullable Publications published;

    ThresholdReader(Fields fields, @Nullable Publications published) {
        this.fields = fields;
        this.published = published;
    }

    ThresholdScalingPolicy read(String name) {
        var metric = new MetricReader(published).read(fields);
        int period = fields.read("Period", MINUTE, this::period);
        return new ThresholdScalingPolicy(name, metric, period, rule("ScaleOut"), rule("ScaleIn"));
    }

    private int period(Node node) {
        int period = (int) Scalars.integer(node, MINUTE, DAY, MINUTE, fields.problems());
        if (period % MINUTE != 0) {
            Scalars.refuse(node, "must be a multiple of 60", fields.problems());
            return MINUTE;
        }
        return period;
    }

    private Rule rule(String key) {
        fields.required(key);
        var inner = fields.mapping(key);
        if (inner == null) {
            return STAND_IN;
        }
        String side = inner.exactlyOneOf("above", "below");
        var threshold = side == null ? BigDecimal.ONE : inner.number(side, BigDecimal.ONE);
        inner.required("change");
        var rule = new Rule(
                "above".equals(side),
                Rational.parse(threshold.toPlainString()),
                inner.integer("periods", 1, MOST_PERIODS, 1),
                inner.integer("change", 1, MOST_INSTANCES, 1),
                (int) (inner.read("cooldown", 0L, this::cooldown) / SECOND));
        inner.finish();
        return rule;
    }

    private long cooldown(Node node) {
        return Quantity.nanos(node, 0, DAY * SECOND, 0, fields.problems());
    }
}
