package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.feature.LaunchFailures;
import org.jspecify.annotations.Nullable;

/** Reads {@code launchFailures:}, launch calls that fail through the whole run. */
final class FailureReader {

    private FailureReader() {}

    static @Nullable FleetFeature read(FeatureContext context) {
        var fields = context.scenario().mapping("launchFailures");
        if (fields == null) {
            return null;
        }
        fields.required("share");
        var failures = new LaunchFailures(
                context.share(fields, "share", 0),
                context.zone(fields, "zone"),
                fields.has("type") ? fields.text("type", "") : null,
                0,
                Long.MAX_VALUE);
        fields.finish();
        return failures;
    }
}
