package dev.dryscale.scenario.lint;

import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.SourceForm;

/** {@code VPCZoneIdentifier} is one string: subnets joined by commas, without blanks. */
final class SubnetListLint implements Lint {

    private static final String MEMBER = "VPCZoneIdentifier";

    @Override
    public void resource(Resource resource, SourceForm form, Findings findings) {
        if (resource.members().members().get(MEMBER) instanceof ScalarNode subnets
                && subnets.kind() == ScalarNode.Kind.STRING
                && !subnets.text().matches("[^,\\s]+(?:,[^,\\s]+)*")) {
            findings.refused(
                    Findings.of(resource, MEMBER, subnets),
                    "must be one string of subnets joined by commas without blanks, e.g. subnet-1,subnet-2, was "
                            + subnets.phrase());
        }
    }
}
