package dev.dryscale.scenario.file;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Printable;
import dev.dryscale.scenario.document.Scalars;

/** The rule for names of scenarios, policies and groups: something to see, on one line, of bounded length. */
final class Names {

    static final int LONGEST = 255;
    static final String RULE = "must be a name of 1 to " + LONGEST + " characters without blanks at its ends";

    private Names() {}

    static boolean isName(String text) {
        return !text.isBlank() && text.equals(text.strip()) && text.length() <= LONGEST && Printable.isPlain(text);
    }

    static String read(Node node, String fallback, Problems problems) {
        String text = Scalars.text(node, "", problems);
        if (isName(text)) {
            return text;
        }
        if (!text.isEmpty() || node.phrase().equals("''")) {
            Scalars.refuse(node, RULE, problems);
        }
        return fallback;
    }
}
