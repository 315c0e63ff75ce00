package dev.dryscale.scenario.export;

import dev.dryscale.scenario.iac.Resource;
import java.util.List;

/** Writes resources in one form. Has no state. */
interface ExportWriter {

    /**
     * The file.
     *
     * @param resources corrected, in the shape of the API; alarms name the policies that they invoke
     * @param notes takes what the form cannot say
     */
    String write(List<Resource> resources, List<String> notes);
}
