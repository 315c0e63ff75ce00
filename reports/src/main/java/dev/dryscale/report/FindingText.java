package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.GateReport.Finding;

/** A missed gate in the words of a failed test: what it was, what it is, by how much, and how to see it again. */
public final class FindingText {

    private FindingText() {}

    /** Several lines without a line feed at the end. */
    public static String of(Finding finding, Comparison comparison) {
        var text = new StringBuilder();
        text.append(Names.printable(comparison.scenarioName())).append(": ");
        text.append(Names.printable(finding.candidate())).append(" misses ");
        text.append(Names.printable(finding.gate().expression()));
        if (finding.was() != null) {
            text.append("\n  was    ").append(GateLines.wasValue(finding));
        }
        text.append("\n  now    ").append(GateLines.now(finding));
        if (finding.was() != null) {
            text.append("\n  delta  ").append(GateLines.delta(finding));
        }
        text.append("\n  limit  ").append(GateLines.limit(finding));
        if (finding.now().hasInterval() && isWithin(finding)) {
            text.append("\n  the interval holds the limit: more replications would tell it better");
        }
        return text.append("\n  reproduce: ")
                .append(Names.printable(comparison.reproduce()))
                .toString();
    }

    private static boolean isWithin(Finding finding) {
        return finding.now().low() <= finding.limit()
                && finding.limit() <= finding.now().high();
    }
}
