package dev.dryscale.scaling.metric;

import java.util.List;

/** A part of a metric math expression. */
sealed interface MathNode {

    record Literal(Rational value) implements MathNode {}

    /** The id of a metric or of another expression. */
    record Reference(String id) implements MathNode {}

    /** A text in quotes, only ever the argument of {@code METRICS}. */
    record Text(String value) implements MathNode {}

    /** An upper-case word that stands alone, e.g. {@code REPEAT} or {@code DESC}. */
    record Word(String name) implements MathNode {}

    record Negation(MathNode operand) implements MathNode {}

    record Operation(MathOperator operator, MathNode left, MathNode right) implements MathNode {}

    record Call(String function, List<MathNode> arguments) implements MathNode {}

    /** An array of time series: {@code [m1, m2]}. */
    record Listed(List<MathNode> items) implements MathNode {}
}
