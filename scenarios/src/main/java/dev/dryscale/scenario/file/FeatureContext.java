package dev.dryscale.scenario.file;

import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Distribution;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.policy.RunCalendar;
import org.jspecify.annotations.Nullable;

/**
 * What the reader of a feature may look at.
 *
 * @param scenario the scenario's own members
 * @param group those of {@code group:}
 * @param hasLoadBalancer whether there is one in front of the group
 */
record FeatureContext(
        Fields scenario,
        Fields group,
        GroupConfiguration configuration,
        InstanceModel instance,
        boolean hasLoadBalancer,
        ServiceModel service,
        Profile profile,
        RunCalendar calendar,
        Reading reading) {

    static final long SECOND = 1_000_000_000L;

    Problems problems() {
        return reading.problems();
    }

    /** The same, with another place for mistakes. */
    FeatureContext telling(Problems others) {
        return new FeatureContext(
                scenario,
                group,
                configuration,
                instance,
                hasLoadBalancer,
                service,
                profile,
                calendar,
                new Reading(others, reading.files(), reading.options()));
    }

    /** Nanoseconds of a time written with its unit. */
    long time(Fields fields, String key, long least, long most, long fallback) {
        return fields.read(key, fallback, node -> Quantity.nanos(node, least, most, fallback, problems()));
    }

    /** Nanoseconds of a whole number of seconds, as AWS writes it. */
    long seconds(Fields fields, String key, int least, int most, int fallback) {
        return fields.integer(key, least, most, fallback) * SECOND;
    }

    @Nullable Distribution law(Fields fields, String key) {
        return fields.<Distribution>readOptional(key, node -> DistributionReader.read(node, reading));
    }

    double share(Fields fields, String key, double fallback) {
        return fields.read(key, fallback, node -> share(node, fallback));
    }

    private double share(Node node, double fallback) {
        var read = Quantity.SHARE.read(node, problems());
        if (read == null) {
            return fallback;
        }
        double share = read.doubleValue();
        if (share < 0 || share > 1) {
            dev.dryscale.scenario.document.Scalars.refuse(node, "must be from 0% to 100%", problems());
            return fallback;
        }
        return share;
    }

    /** One of the group's Availability Zones; null when {@code key} is not written. */
    @Nullable String zone(Fields fields, String key) {
        return fields.<String>readOptional(key, node -> zone(node));
    }

    String zone(Node node) {
        var zones = configuration.availabilityZones();
        return dev.dryscale.scenario.document.Scalars.word(node, zones, word -> word, zones.get(0), problems());
    }
}
