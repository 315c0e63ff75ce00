package dev.dryscale.aws.plan;

import org.jspecify.annotations.Nullable;

/**
 * How one guard came out.
 *
 * @param sentence what was found, and what would have to be
 * @param waiver the option with which a person may go on all the same; null when there is none
 */
public record GuardResult(
        String name,
        boolean held,
        String sentence,
        @Nullable String waiver) {

    static GuardResult of(String name, boolean held, String sentence) {
        return new GuardResult(name, held, sentence, null);
    }
}
