package dev.dryscale.scenario.policy;

import dev.dryscale.fleet.Publications;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.PolicyCheck;
import dev.dryscale.scaling.policy.RuleViolation;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code TargetTrackingConfiguration} as EC2 Auto Scaling defines it: four members and no more (TT-1). */
final class TargetTrackingReader {

    /** The two members of Application Auto Scaling that people paste (TT-3), as the seed policy has them. */
    static final List<String> COOLDOWNS = List.of("ScaleInCooldown", "ScaleOutCooldown");

    /** Far beyond any metric, and small enough that a capacity computed from it stays a number. */
    private static final BigDecimal LEAST_TARGET = new BigDecimal("0.000001");

    private static final BigDecimal MOST_TARGET = new BigDecimal("1e15");
    private static final int MOST_DIGITS = 15;

    private TargetTrackingReader() {}

    /** What the configuration says. */
    record Configuration(MetricSpecification metric, Rational targetValue, boolean disableScaleIn) {}

    static Configuration read(Fields fields, boolean strict, @Nullable Publications published) {
        var metric = new MetricReader(published).read(fields);
        var target = target(fields);
        boolean disableScaleIn = fields.flag("DisableScaleIn", false);
        COOLDOWNS.forEach(key -> cooldown(fields, key, strict));
        ForeignMembers.refuse(fields);
        fields.finish();
        if (!fields.problems().hasErrors()) {
            warn(fields, metric, target);
        }
        return new Configuration(metric, target, disableScaleIn);
    }

    /** What AWS takes although it will not do what people expect; errors have been told with their own places. */
    private static void warn(Fields fields, MetricSpecification metric, Rational target) {
        for (var violation : PolicyCheck.targetTracking(metric, target, null)) {
            if (violation.severity() == RuleViolation.Severity.WARNING) {
                var place = fields.placeOf(violation.member());
                String rule = "may surprise: " + violation.message() + " (" + violation.rule() + ")";
                fields.problems().warning(place.file(), place.line(), place.pointer(), rule, null);
            }
        }
    }

    private static Rational target(Fields fields) {
        Node node = fields.required("TargetValue");
        var value = node == null ? BigDecimal.ONE : Scalars.number(node, BigDecimal.ONE, fields.problems());
        var plain = value.stripTrailingZeros();
        boolean outside = plain.compareTo(LEAST_TARGET) < 0 || plain.compareTo(MOST_TARGET) > 0;
        if (outside && node != null) {
            Scalars.refuse(node, "must be from 0.000001 to 1e15", fields.problems());
            return Rational.of(1, 1);
        }
        if (plain.precision() > MOST_DIGITS && node != null) {
            Scalars.refuse(node, "must have at most " + MOST_DIGITS + " digits", fields.problems());
            return Rational.of(1, 1);
        }
        return Rational.parse(plain.toPlainString());
    }

    /** TT-2 in strict mode; otherwise TT-5: keep the rest of the policy and say what is ignored. */
    private static void cooldown(Fields fields, String key, boolean strict) {
        if (!fields.has(key)) {
            return;
        }
        Node node = fields.optional(key);
        String rule = "is no member of EC2 Auto Scaling's TargetTrackingConfiguration (TT-1): it belongs to Application"
                + " Auto Scaling's TargetTrackingScalingPolicyConfiguration (TT-3)";
        if (strict) {
            fields.refuse(key, rule + ", and put-scaling-policy refuses it (TT-2)", null);
        } else if (node != null) {
            Scalars.integer(node, 0, Integer.MAX_VALUE, 0, fields.problems());
            var place = fields.placeOf(key);
            fields.problems().warning(place.file(), place.line(), place.pointer(), rule + " and is ignored", null);
        }
    }
}
