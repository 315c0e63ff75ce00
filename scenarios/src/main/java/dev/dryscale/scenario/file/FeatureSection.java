package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.feature.LaunchConfiguration;
import dev.dryscale.fleet.feature.ZoneBalance;
import java.util.ArrayList;
import java.util.List;

/** Reads what a group does beyond launching and terminating, and what happens to it. */
final class FeatureSection {

    /** The words of a scenario that are read here, besides those of {@code group:}. */
    static final List<String> WORDS = List.of("events", "health", "launchFailures", "spot", "credits");

    private FeatureSection() {}

    /** In the order of the catalog, events last. A group that has nothing of all this has nothing to balance either. */
    static List<FleetFeature> read(FeatureContext context) {
        var features = new ArrayList<FleetFeature>();
        for (var line : FeatureCatalog.values()) {
            var feature = line.read(context);
            if (feature != null) {
                features.add(feature);
            }
        }
        features.addAll(EventSection.read(context));
        boolean plain = features.stream()
                        .allMatch(feature -> feature instanceof ZoneBalance || feature instanceof LaunchConfiguration)
                && !context.group().has("AvailabilityZoneDistribution");
        return plain ? List.of() : features;
    }
}
