package dev.dryscale.scenario.document;

/**
 * Where something stands in what a person wrote.
 *
 * @param file as the person named it
 * @param line from 1; 0 when the whole file is meant
 * @param pointer path inside the document, e.g. {@code policies.seed.TargetValue}; empty for the root
 */
public record Place(String file, int line, String pointer) {

    /** The place of the member {@code key}, which starts on {@code line}. */
    public Place member(String key, int memberLine) {
        String name = Printable.shorten(key);
        return new Place(file, memberLine, pointer.isEmpty() ? name : pointer + "." + name);
    }

    /** The place of item {@code index}, which starts on {@code line}. */
    public Place item(int index, int itemLine) {
        return new Place(file, itemLine, pointer + "[" + index + "]");
    }
}
