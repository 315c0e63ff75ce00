package dev.dryscale.scenario.lint;

/** A group has at most 50 policies. */
final class PolicyQuotaLint implements Lint {

    private static final int MOST_POLICIES = 50;

    @Override
    public void attached(Attached attached, Findings findings) {
        int policies = attached.policies().size();
        if (policies > MOST_POLICIES) {
            findings.refused(attached.place(), "must hold at most " + MOST_POLICIES + " policies, holds " + policies);
        }
    }
}
