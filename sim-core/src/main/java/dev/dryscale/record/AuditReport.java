package dev.dryscale.record;

import java.math.BigInteger;
import java.util.List;

/** The books of a run: every identity that was checked, with both sides. A run whose books do not balance fails. */
public record AuditReport(List<Line> lines) {

    public AuditReport {
        lines = List.copyOf(lines);
    }

    public boolean balances() {
        return lines.stream().allMatch(Line::holds);
    }

    /**
     * @param identity e.g. {@code arrived = completed + rejected + timed out + abandoned + failed + in system}
     * @param firstViolationNanos first instant at which it was seen violated, -1 if never
     */
    public record Line(String identity, BigInteger left, BigInteger right, boolean holds, long firstViolationNanos) {}
}
