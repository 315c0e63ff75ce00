package dev.dryscale.scenario.iac;

/**
 * One word of a pasted command, its quotes taken off and nothing expanded.
 *
 * @param line in the file
 * @param expands whether a shell would put something else in the place of a {@code $…} or a {@code `…`} in it
 */
record ShellWord(String text, int line, boolean expands) {}
