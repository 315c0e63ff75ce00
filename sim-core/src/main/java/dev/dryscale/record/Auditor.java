package dev.dryscale.record;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/** Checks the books of a run again and again, in exact integers, and remembers when an identity first failed. */
public final class Auditor {

    private final Map<String, AuditReport.Line> lines = new LinkedHashMap<>();

    /** Checks {@code left = right} at {@code nowNanos}. */
    public void equal(String identity, BigInteger left, BigInteger right, long nowNanos) {
        note(identity, left, right, left.equals(right), nowNanos);
    }

    /** As {@link #equal(String, BigInteger, BigInteger, long)}, for numbers that fit. */
    public void equal(String identity, long left, long right, long nowNanos) {
        equal(identity, BigInteger.valueOf(left), BigInteger.valueOf(right), nowNanos);
    }

    /** Checks {@code left <= right} at {@code nowNanos}. */
    public void atMost(String identity, long left, long right, long nowNanos) {
        note(identity, BigInteger.valueOf(left), BigInteger.valueOf(right), left <= right, nowNanos);
    }

    private void note(String identity, BigInteger left, BigInteger right, boolean holds, long nowNanos) {
        var before = lines.get(identity);
        if (before != null && !before.holds()) {
            return;
        }
        lines.put(identity, new AuditReport.Line(identity, left, right, holds, holds ? -1 : nowNanos));
    }

    public AuditReport report() {
        return new AuditReport(lines.values().stream().toList());
    }
}
