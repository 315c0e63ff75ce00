package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.feature.CpuCredits;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.scenario.price.BurstableTypes;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code credits:} of {@code instance:}. The figures of a known burstable type are its own; what is written comes first.
 */
final class CreditReader {

    private static final List<String> MODES = List.of("standard", "unlimited");

    private CreditReader() {}

    /** A type that throttles (T2) has credits whether they are written or not. */
    static @Nullable FleetFeature read(FeatureContext context) {
        var fields = context.scenario().mapping("credits");
        var known = BurstableTypes.find(context.instance().type());
        boolean cpu = context.service().mode() == ServiceMode.CPU;
        if (fields == null) {
            return known == null || known.unlimitedByDefault() || !cpu
                    ? null
                    : new CpuCredits(known.creditsPerHour(), known.launchCredits(), 0, false);
        }
        if (!cpu) {
            context.scenario().refuse("credits", "needs service mode cpu: slots are not vCPUs", null);
        }
        if (known == null) {
            fields.required("perHour");
        }
        double perHour = number(fields, "perHour", known == null ? 0 : known.creditsPerHour());
        String mode = fields.read(
                "mode",
                known != null && known.unlimitedByDefault() ? "unlimited" : "standard",
                node -> dev.dryscale.scenario.document.Scalars.word(
                        node, MODES, word -> word, "standard", context.problems()));
        var credits = new CpuCredits(
                perHour,
                number(fields, "launch", known == null || mode.equals("unlimited") ? 0 : known.launchCredits()),
                number(fields, "initial", 0),
                mode.equals("unlimited"));
        fields.finish();
        return credits;
    }

    private static double number(dev.dryscale.scenario.document.Fields fields, String key, double fallback) {
        double value = fields.number(key, BigDecimal.valueOf(fallback)).doubleValue();
        if (value < 0) {
            fields.refuse(key, "must not be negative", Double.toString(value));
            return fallback;
        }
        return value;
    }
}
