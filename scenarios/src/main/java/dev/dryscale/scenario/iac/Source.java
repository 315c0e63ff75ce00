package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.Problems;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file to read resources from.
 *
 * @param file as the person named it
 * @param selector which of them, and with which parameters
 * @param mending whether faults that the exporter mends are warnings
 * @param files the text of a file that this one names, null after telling why there is none
 */
record Source(
        String file,
        String text,
        Selector selector,
        boolean mending,
        Function<dev.dryscale.scenario.document.ScalarNode, @Nullable String> files,
        Problems problems) {

    /** Tells a fault that AWS answers with a refusal and that an export leaves out. */
    void mendable(int line, String pointer, String rule, @Nullable String actual) {
        if (mending) {
            problems.warning(file, line, pointer, rule, actual);
        } else {
            problems.error(file, line, pointer, rule, actual);
        }
    }
}
