package dev.dryscale.fleet;

import dev.dryscale.record.AuditReport;
import java.io.Serial;
import java.util.Locale;
import java.util.stream.Collectors;

/** The books of a run do not balance: a mistake of ours, never of the user's; the result is not worth reading. */
public final class UnbalancedBooksException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnbalancedBooksException(AuditReport audit) {
        super("the books of the run do not balance: "
                + audit.lines().stream()
                        .filter(line -> !line.holds())
                        .map(line -> String.format(
                                Locale.ROOT,
                                "%s (%s against %s, first at %d ns)",
                                line.identity(),
                                line.left(),
                                line.right(),
                                line.firstViolationNanos()))
                        .collect(Collectors.joining("; ")));
    }
}
