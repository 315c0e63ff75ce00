package dev.dryscale.scenario.document;

/** One value of a document: a mapping, a sequence or a scalar, each with its place. */
public sealed interface Node permits MappingNode, SequenceNode, ScalarNode {

    Place place();

    /** What a message calls this value, e.g. {@code a list} or {@code 'abc'}. */
    String phrase();
}
