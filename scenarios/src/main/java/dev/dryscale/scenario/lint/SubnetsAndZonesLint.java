package dev.dryscale.scenario.lint;

import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.iac.SourceForm;
import java.util.Arrays;
import java.util.List;

/** Zones beside subnets must be those of the subnets, each of which lies in one zone. */
final class SubnetsAndZonesLint implements Lint {

    private static final String ZONES = "AvailabilityZones";
    private static final String SUBNETS = "VPCZoneIdentifier";

    @Override
    public void resource(Resource resource, SourceForm form, Findings findings) {
        var zones = resource.members().members().get(ZONES);
        if (resource.kind() != ResourceKind.GROUP || zones == null) {
            return;
        }
        if (zones instanceof SequenceNode list) {
            for (Node zone : list.items()) {
                if (zone instanceof ScalarNode word && word.text().matches(".*[,\\s].*")) {
                    findings.refused(zone.place(), "must be zones as words of their own, was " + word.phrase());
                }
            }
        }
        var subnets = resource.members().members().get(SUBNETS);
        // AWS itself says both of a group that it has, and Terraform's state repeats that.
        boolean written = form != SourceForm.DESCRIBE && form != SourceForm.TERRAFORM;
        if (subnets != null && written) {
            compare(resource, zones, subnets, findings);
        }
    }

    private static void compare(Resource resource, Node zones, Node subnets, Findings findings) {
        int places = count(zones);
        int nets = count(subnets);
        var where = Findings.of(resource, ZONES, zones);
        if (places > nets) {
            findings.refused(
                    where,
                    "must be the zones of the subnets: " + nets + (nets == 1 ? " subnet lies" : " subnets lie")
                            + " in at most as many zones, and " + places
                            + " are named; leave AvailabilityZones out, the subnets say the zones");
        } else {
            findings.remarked(
                    where,
                    "must be exactly the zones of the subnets, or AWS refuses the group; leave AvailabilityZones out,"
                            + " the subnets say the zones");
        }
    }

    private static int count(Node node) {
        if (node instanceof SequenceNode list) {
            return list.items().stream().mapToInt(SubnetsAndZonesLint::count).sum();
        }
        List<String> words =
                node instanceof ScalarNode scalar ? Arrays.asList(scalar.text().split("[,\\s]+", -1)) : List.of();
        return (int) words.stream().filter(word -> !word.isEmpty()).count();
    }
}
