package dev.dryscale.scenario.lint;

import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.iac.SourceForm;

/** Launch configurations are legacy, and their default monitoring is another (CW-30). */
final class LaunchConfigurationLint implements Lint {

    private static final String MEMBER = "LaunchConfigurationName";

    @Override
    public void resource(Resource resource, SourceForm form, Findings findings) {
        var configuration = resource.members().members().get(MEMBER);
        if (resource.kind() == ResourceKind.GROUP && configuration != null) {
            findings.remarked(
                    Findings.of(resource, MEMBER, configuration),
                    "is legacy: AWS has stopped adding to launch configurations and new accounts cannot make them; use a"
                            + " launch template, whose instances have basic monitoring unless it says otherwise (CW-30)");
        }
    }
}
