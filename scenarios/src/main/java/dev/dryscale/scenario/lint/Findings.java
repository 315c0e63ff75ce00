package dev.dryscale.scenario.lint;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.iac.Resource;

/** What one lint has to say. */
final class Findings {

    private final String rule;
    private final boolean mending;
    private final Problems problems;

    /**
     * @param rule the id at the end of every sentence
     * @param mending whether what AWS refuses is a warning, since an export leaves it out
     */
    Findings(String rule, boolean mending, Problems problems) {
        this.rule = rule;
        this.mending = mending;
        this.problems = problems;
    }

    /** AWS, or its CLI, refuses it. */
    void refused(Place place, String sentence) {
        String text = sentence + " (" + rule + ")";
        if (mending) {
            problems.warning(place.file(), place.line(), place.pointer(), text, null);
        } else {
            problems.error(place.file(), place.line(), place.pointer(), text, null);
        }
    }

    /** AWS takes it, and it will not do what people expect. */
    void remarked(Place place, String sentence) {
        problems.warning(place.file(), place.line(), place.pointer(), sentence + " (" + rule + ")", null);
    }

    /** Where a member stands. */
    static Place of(Resource resource, String member, Node value) {
        return resource.members().keyPlaces().getOrDefault(member, value.place());
    }
}
