package dev.dryscale.report;

import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.tuning.Parameter;
import dev.dryscale.experiment.tuning.Trial;
import dev.dryscale.experiment.tuning.TuningReport;
import dev.dryscale.experiment.tuning.TuningResult.Racer;
import dev.dryscale.report.ReportPage.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers of a search as sections of tables, the same in every format. */
final class TuningTables {

    private static final int MOST_OF_FRONT = 24;
    private static final String UNCHANGED = "as it is";

    private final TuningReport report;

    TuningTables(TuningReport report) {
        this.report = report;
    }

    List<Section> sections() {
        var sections = new ArrayList<Section>();
        if (report.result().winner() != null && report.result().winner().number() > 0) {
            sections.add(new Section("What to write", chosenNote(), List.of(chosen())));
        }
        for (var comparison : report.confirmed()) {
            var tables = new ArrayList<PageTable>();
            tables.add(PageTables.summary(comparison));
            var gates = PageTables.gates(comparison);
            if (gates != null) {
                tables.add(gates);
            }
            var note = comparison.trafficSummary() + "; " + comparison.verdict().sentence() + ". "
                    + Footnotes.intervals(comparison);
            sections.add(new Section("On held-out traffic", note, tables));
        }
        sections.add(new Section("The race", raceNote(), List.of(race())));
        sections.add(new Section("The front of cost, latency and churn", frontNote(), List.of(front())));
        return sections;
    }

    private static String chosenNote() {
        return "Applicable parameters belong to the policy, which apply can write to a real group; the others are words of the"
                + " group, to be changed by hand. tuned-applicable is the best of those that change the policy alone.";
    }

    /** Each parameter as it is, in the winner, and in the best that is applicable. */
    private PageTable chosen() {
        var rows = new PageTable.Builder();
        for (var parameter : report.plan().space().parameters()) {
            rows.row(
                    parameter.name(),
                    parameter.path(),
                    report.evidence().written().getOrDefault(parameter.path(), "not written"),
                    value(report.result().winner(), parameter),
                    value(report.result().applicableWinner(), parameter),
                    parameter.applicable() ? "applicable" : "by hand");
        }
        return rows.prose("Parameters", "parameter", "where", "now", "tuned", "tuned-applicable", "how");
    }

    private static String value(@Nullable Trial trial, Parameter parameter) {
        return trial == null ? "-" : trial.changes().getOrDefault(parameter.path(), UNCHANGED);
    }

    private String raceNote() {
        var result = report.result();
        int saved = result.gridOfRacers() - result.raced();
        return String.format(
                Locale.ROOT,
                "%s. %d of %d possible runs of %d racers were run: successive elimination saved %d (%.0f %%); a plain grid of all"
                        + " %d candidates would have run %d. Means are over the blocks of the training traffic that each ran.",
                report.plan().split().sentence(),
                result.raced(),
                result.gridOfRacers(),
                result.racers().size(),
                saved,
                result.gridOfRacers() == 0 ? 0.0 : 100.0 * saved / result.gridOfRacers(),
                result.trials().size(),
                result.gridOfAll());
    }

    private PageTable race() {
        var measures = measures();
        var rows = new PageTable.Builder();
        for (var racer : report.result().racers()) {
            var cells = new ArrayList<String>();
            cells.add(name(racer.trial()));
            cells.add(racer.blocks() + " of " + report.result().blocks() + (racer.eliminated() ? ", eliminated" : ""));
            measures.forEach(measure -> cells.add(text(measure, mean(racer, measure))));
            cells.add(words(racer.trial()));
            rows.row(cells.toArray(String[]::new));
        }
        return rows.numbers("Racers, best first", head("candidate", "blocks", measures));
    }

    private static double mean(Racer racer, Measure measure) {
        return racer.means().getOrDefault(measure, Double.NaN);
    }

    private String frontNote() {
        var result = report.result();
        return String.format(
                Locale.ROOT,
                "%d candidates were screened by fidelity %s; %d are on the front, where none is beaten in cost, p99 and"
                        + " activities together%s.",
                result.trials().size() - 1,
                report.plan().models().screening().name().toLowerCase(Locale.ROOT),
                result.front().size(),
                result.invalid() == 0
                        ? ""
                        : "; " + result.invalid() + " combinations were left out that no scenario can have");
    }

    private PageTable front() {
        var measures = measures();
        var rows = new PageTable.Builder();
        var sorted = report.result().front().stream()
                .sorted(Comparator.comparingDouble(trial -> trial.screened().value(Measure.COST)))
                .toList();
        int most = Math.min(MOST_OF_FRONT, sorted.size());
        for (int i = 0; i < most; i++) {
            var trial = sorted.get((int) ((long) i * sorted.size() / most));
            var cells = new ArrayList<String>();
            cells.add(name(trial));
            cells.add(trial.keepsGates() ? "kept" : "missed");
            measures.forEach(measure -> cells.add(text(measure, trial.screened().value(measure))));
            cells.add(words(trial));
            rows.row(cells.toArray(String[]::new));
        }
        var caption = most < sorted.size() ? most + " of " + sorted.size() + ", evenly" : "All of it";
        return rows.numbers(caption + ", cheapest first", head("candidate", "gates", measures));
    }

    /** Of the front, the objective and the gates. */
    private Set<Measure> measures() {
        var measures = new LinkedHashSet<Measure>();
        measures.add(report.plan().goal().objective());
        report.plan().goal().gates().forEach(gate -> measures.add(gate.measure()));
        measures.addAll(Trial.FRONT);
        return measures;
    }

    private static String[] head(String first, String second, Set<Measure> measures) {
        var head = new ArrayList<>(Arrays.asList(first, second));
        measures.forEach(measure -> head.add(SummaryTable.label(measure)));
        head.add("changes");
        return head.toArray(String[]::new);
    }

    private String name(Trial trial) {
        return trial.number() == 0 ? report.plan().policy() : "#" + trial.number();
    }

    private String words(Trial trial) {
        var words = new ArrayList<String>();
        for (var parameter : report.plan().space().parameters()) {
            var value = trial.changes().get(parameter.path());
            if (value != null) {
                words.add(parameter.name() + " " + value);
            }
        }
        return words.isEmpty() ? UNCHANGED : String.join(", ", words);
    }

    private static String text(Measure measure, double value) {
        return Double.isFinite(value) ? Scale.of(measure, new double[] {value}).text(value) : Scale.NO_VALUE;
    }
}
