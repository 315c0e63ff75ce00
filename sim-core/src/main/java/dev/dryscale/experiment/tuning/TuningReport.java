package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A search and its confirmation; the one immutable value that every report is made from.
 *
 * @param confirmed on held-out traffic, one comparison for each trace; empty when the search was interrupted, or found nothing
 *     better than what is there
 * @param inputs name and SHA-256 of every file read
 * @param evidence what a plan for the real group needs to know about where this comes from
 * @param reproduce the command that makes the same bytes again
 */
public record TuningReport(
        TuningPlan plan,
        TuningResult result,
        List<Comparison> confirmed,
        String scenarioName,
        String version,
        Map<String, String> inputs,
        Evidence evidence,
        List<String> warnings,
        String reproduce) {

    /** The winner's name in comparisons. */
    public static final String TUNED = "tuned";

    /** The name of the best that {@code apply} can write. */
    public static final String TUNED_APPLICABLE = "tuned-applicable";

    public TuningReport {
        confirmed = List.copyOf(confirmed);
        warnings = List.copyOf(warnings);
    }

    /**
     * Where a prediction comes from.
     *
     * @param group of the scenario
     * @param minSize of the group as it is written
     * @param maxSize likewise
     * @param profile of AWS's rules
     * @param traces name and SHA-256 of recorded traffic
     * @param present the present policy as JSON
     * @param written what each parameter is now, by path; without those that are not written
     */
    public record Evidence(
            String group,
            int minSize,
            int maxSize,
            String profile,
            Map<String, String> traces,
            String present,
            Map<String, String> written) {}

    /** The first line of every report. */
    public String verdict() {
        int screened = result.trials().size() - 1;
        if (!result.complete()) {
            return String.format(
                    Locale.ROOT,
                    "interrupted: %d of %d candidates were screened, %d runs raced; nothing is confirmed",
                    screened,
                    plan.candidates(),
                    result.raced());
        }
        var winner = result.winner();
        return winner == null || winner.number() == 0 ? nothingBetter(screened) : ofWinner(screened);
    }

    private String nothingBetter(int screened) {
        return result.winner() == null
                ? "no candidate keeps the gates: the best of " + screened + " screened misses "
                        + String.join(", ", missed(result.racers().get(0)))
                : plan.policy() + " stays: none of " + screened + " candidates has less "
                        + plan.goal().objective().gateName() + " and keeps the gates";
    }

    private String ofWinner(int screened) {
        return confirmed.isEmpty()
                ? "interrupted: the winner of " + screened + " screened candidates is not confirmed"
                : (isComplete() ? "" : "interrupted while it was confirmed; so far ") + confirmation();
    }

    /** Whether nothing was interrupted: a partial result is no ground to change anything. */
    public boolean isComplete() {
        var winner = result.winner();
        boolean confirming = winner != null && winner.number() > 0;
        return result.complete()
                && !(confirming && confirmed.size() < plan.split().test().size())
                && confirmed.stream()
                        .flatMap(comparison -> comparison.warnings().stream())
                        .noneMatch(warning -> warning.startsWith("interrupted"));
    }

    private String confirmation() {
        long confirming = confirmed.stream()
                .filter(comparison -> comparison.verdict().winner() != null)
                .filter(comparison ->
                        String.valueOf(comparison.verdict().winner()).startsWith(TUNED))
                .count();
        String first = confirmed.get(0).verdict().sentence();
        return confirmed.size() == 1
                ? "on held-out traffic " + first
                : "on " + confirming + " of " + confirmed.size()
                        + " held-out traces a tuned policy wins; on the first: " + first;
    }

    private List<String> missed(TuningResult.Racer racer) {
        return plan.goal().gates().stream()
                .filter(gate -> gate.relative()
                        || !gate.operator().holds(racer.means().getOrDefault(gate.measure(), Double.NaN), gate.bound()))
                .map(gate -> gate.expression() + " (" + value(racer, gate.measure()) + ")")
                .toList();
    }

    private static String value(TuningResult.Racer racer, Measure measure) {
        return String.format(Locale.ROOT, "%.4g %s", racer.means().getOrDefault(measure, Double.NaN), measure.unit())
                .strip();
    }
}
