package dev.dryscale.scenario.lint;

import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.SourceForm;

/** One thing to look for. Has no state; overrides what it looks at. */
interface Lint {

    /** Looks at a resource as a file holds it. */
    default void resource(Resource resource, SourceForm form, Findings findings) {}

    /** Looks at policies that are attached together to a group. */
    default void attached(Attached attached, Findings findings) {}
}
