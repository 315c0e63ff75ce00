package dev.dryscale.scenario.file;

import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.policy.RunCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A group of a file by AWS's rules, without a scenario around it; what only a simulation needs is not asked for. */
final class GroupCheck {

    private static final String ZONES = "AvailabilityZones";

    private GroupCheck() {}

    static void check(Resource group, Reading reading) {
        var fields = Fields.of(withZones(group.members()), reading.problems());
        var configuration = GroupSection.read(fields, reading);
        var none = DistributionReader.seconds(0);
        var context = new FeatureContext(
                Fields.of(new MappingNode(group.members().place(), Map.of(), Map.of()), reading.problems()),
                fields,
                configuration,
                new InstanceModel("", 1, 1, new BootModel(none, none, none, 0, 0), 0, 0, 0),
                true,
                ServiceSection.NOTHING,
                Profile.aws2026(),
                RunCalendar.NONE,
                reading);
        FeatureCatalog.ofGroupAlone().forEach(feature -> feature.read(context));
    }

    /** Those of subnets only AWS knows, and those that are written a lint looks at. */
    private static MappingNode withZones(MappingNode group) {
        var members = new LinkedHashMap<String, Node>(group.members());
        var place = group.place();
        members.put(
                ZONES, new SequenceNode(place, List.of(new ScalarNode(place, ScalarNode.Kind.STRING, "us-east-1a"))));
        return new MappingNode(place, members, group.keyPlaces());
    }
}
