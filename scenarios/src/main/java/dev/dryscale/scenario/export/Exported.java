package dev.dryscale.scenario.export;

import java.util.List;

/**
 * What an export makes.
 *
 * @param text of the file, with a line feed at its end
 * @param notes what was corrected or could not be said, one sentence each
 */
public record Exported(String text, List<String> notes) {

    public Exported {
        notes = List.copyOf(notes);
    }
}
