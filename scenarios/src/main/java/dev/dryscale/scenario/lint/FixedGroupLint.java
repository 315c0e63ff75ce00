package dev.dryscale.scenario.lint;

/** Between equal limits no policy has anything to do. */
final class FixedGroupLint implements Lint {

    @Override
    public void attached(Attached attached, Findings findings) {
        var group = attached.fleet().group();
        if (group.minSize() == group.maxSize() && !attached.policies().isEmpty()) {
            findings.remarked(
                    attached.place(), "can never scale out or in: MinSize and MaxSize are both " + group.minSize());
        }
    }
}
