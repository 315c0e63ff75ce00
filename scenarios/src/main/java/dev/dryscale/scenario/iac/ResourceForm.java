package dev.dryscale.scenario.iac;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way of writing policies and groups down. Has no state. */
interface ResourceForm {

    /** Whether a file is written this way, by its name and its text. */
    boolean recognizes(String file, String text);

    /** Everything of ours in the file; null after telling the problems why it cannot be read. */
    @Nullable List<Resource> read(Source source);
}
