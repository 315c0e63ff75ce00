package dev.dryscale.scenario.lint;

import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.SourceForm;
import java.util.List;

/** A group has at most 50 policies, 50 target groups and 50 Classic Load Balancers. */
final class PolicyQuotaLint implements Lint {

    private static final int MOST_POLICIES = 50;
    private static final int MOST_BALANCERS = 50;

    @Override
    public void resource(Resource resource, SourceForm form, Findings findings) {
        for (String member : List.of("TargetGroupARNs", "LoadBalancerNames")) {
            if (resource.members().members().get(member) instanceof SequenceNode list
                    && list.items().size() > MOST_BALANCERS) {
                findings.refused(
                        Findings.of(resource, member, list),
                        "must hold at most " + MOST_BALANCERS + ", holds "
                                + list.items().size());
            }
        }
    }

    @Override
    public void attached(Attached attached, Findings findings) {
        int policies = attached.policies().size();
        if (policies > MOST_POLICIES) {
            findings.refused(attached.place(), "must hold at most " + MOST_POLICIES + " policies, holds " + policies);
        }
    }
}
