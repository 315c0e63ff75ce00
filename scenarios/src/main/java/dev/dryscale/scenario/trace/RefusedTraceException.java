package dev.dryscale.scenario.trace;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A trace that cannot be read any further: the rule it broke and what was there instead. */
final class RefusedTraceException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final @Nullable String actual;
    private final @Nullable String nearest;

    RefusedTraceException(String rule, @Nullable String actual, @Nullable String nearest) {
        super(rule);
        this.rule = rule;
        this.actual = actual;
        this.nearest = nearest;
    }

    RefusedTraceException(String rule, @Nullable String actual) {
        this(rule, actual, null);
    }

    String rule() {
        return rule;
    }

    @Nullable String actual() {
        return actual;
    }

    @Nullable String nearest() {
        return nearest;
    }
}
