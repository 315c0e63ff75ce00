package dev.dryscale.report;

import dev.dryscale.cost.Bill;
import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.report.PageTable.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables of the report page. */
final class PageTables {

    /** What a page shows of a long list; the data files have all of it. */
    static final int LONGEST = 200;

    private PageTables() {}

    static PageTable summary(Comparison comparison) {
        var table = SummaryTable.of(comparison);
        var head = new ArrayList<String>(List.of(""));
        for (var i = 0; i < table.candidates().size(); i++) {
            var role = table.candidates().size() == 1 ? "" : i == 0 ? "was: " : "now: ";
            head.add(role + table.candidates().get(i));
            if (i > 0) {
                head.add("change");
            }
        }
        var builder = new PageTable.Builder();
        for (var row : table.rows()) {
            var cells = new ArrayList<Cell>(List.of(new Cell(row.label(), "")));
            for (var i = 0; i < row.cells().size(); i++) {
                var cell = row.cells().get(i);
                cells.add(new Cell(cell.valueWithInterval(), ""));
                if (i > 0) {
                    cells.add(change(cell));
                }
            }
            builder.cells(cells);
        }
        return builder.numbers("The measures of every policy, with their intervals", head.toArray(String[]::new));
    }

    private static Cell change(SummaryTable.Cell cell) {
        return switch (cell.tone()) {
            case BETTER -> new Cell(cell.change() + " better", "better");
            case WORSE -> new Cell(cell.change() + " worse", "worse");
            case UNCLEAR -> new Cell(cell.change() + " ~", "");
            case NONE -> new Cell(cell.change(), "");
        };
    }

    /** Null when no gate was judged. */
    static @Nullable PageTable gates(Comparison comparison) {
        var builder = new PageTable.Builder();
        var judged = false;
        for (var result : comparison.results()) {
            for (var gate : result.gates()) {
                var scale = Scale.of(gate.measure(), gate.actual(), gate.limit());
                var outcome = gate.held() ? new Cell("PASS", "pass") : new Cell("FAIL", "fail");
                builder.cells(List.of(
                        new Cell(result.candidate().name(), ""),
                        new Cell(gate.expression(), ""),
                        new Cell(scale.text(gate.actual()), ""),
                        new Cell(scale.text(gate.limit()), ""),
                        outcome));
                judged = true;
            }
        }
        return judged ? builder.numbers("Gates", "policy", "gate", "was", "limit", "outcome") : null;
    }

    static PageTable bill(CandidateResult result) {
        Bill bill = result.bill();
        var builder = new PageTable.Builder();
        for (var line : bill.lines()) {
            builder.row(
                    line.item(),
                    line.quantity() + " " + line.unit(),
                    "$" + line.unitPriceDollars() + " per " + line.priceUnit(),
                    "$" + Numbers.micros(line.amountMicros()));
        }
        builder.row("total", "", "", "$" + Numbers.micros(bill.totalMicros()));
        var perHour = bill.dollarsPerHour();
        var perMonth = bill.dollarsPerMonth();
        builder.row("per hour", "", "", Scale.of("$/h", perHour).text(perHour));
        builder.row(
                "per month of " + Bill.HOURS_PER_MONTH + " h",
                "",
                "",
                Scale.of("$/month", perMonth).text(perMonth));
        var caption = result.candidate().name() + " (" + bill.region() + ", " + bill.priceSource() + ")";
        return builder.numbers(caption, "item", "quantity", "price", "amount");
    }

    /** How often each outcome came about, per policy of the candidate. */
    static PageTable outcomes(CandidateResult result) {
        var counts = new TreeMap<String, Integer>();
        for (var entry : result.run().decisions()) {
            counts.merge(entry.policy() + "\n" + entry.outcome(), 1, Integer::sum);
        }
        var builder = new PageTable.Builder();
        counts.forEach((key, count) -> builder.row(
                key.substring(0, key.indexOf('\n')), key.substring(key.indexOf('\n') + 1), Integer.toString(count)));
        return builder.numbers(
                result.candidate().name() + ": outcomes of all evaluations", "policy", "outcome", "times");
    }

    static PageTable changes(CandidateResult result) {
        var run = result.run();
        var changed = run.decisions().stream()
                .filter(entry -> entry.changedCapacity())
                .toList();
        var builder = new PageTable.Builder();
        for (var entry : changed.subList(0, Math.min(LONGEST, changed.size()))) {
            builder.row(
                    Numbers.instant(run.startEpochSecond(), entry.atNanos()).toString(),
                    entry.policy(),
                    entry.from() + " to " + entry.to(),
                    entry.reason());
        }
        var caption = result.candidate().name() + ": " + shown(changed.size(), "changes of desired capacity");
        return builder.prose(caption, "time", "policy", "capacity", "reason");
    }

    static PageTable activities(CandidateResult result) {
        var run = result.run();
        var builder = new PageTable.Builder();
        for (var activity : run.activities().stream().limit(LONGEST).toList()) {
            builder.row(
                    Numbers.instant(run.startEpochSecond(), activity.startNanos())
                            .toString(),
                    activity.description(),
                    activity.statusCode(),
                    activity.cause());
        }
        var caption = result.candidate().name() + ": " + shown(run.activities().size(), "scaling activities");
        return builder.prose(caption, "start", "description", "status", "cause");
    }

    private static String shown(int all, String what) {
        return all <= LONGEST ? all + " " + what : "the first " + LONGEST + " of " + all + " " + what;
    }

    static PageTable run(CandidateResult result) {
        var run = result.run();
        var builder = new PageTable.Builder();
        builder.row("fidelity", run.fidelity()).row("engine", run.path()).row("percentiles", run.percentiles());
        builder.row("start", Numbers.instant(run.startEpochSecond(), 0).toString());
        builder.row("length", Numbers.seconds(run.horizonNanos()) + " s");
        builder.row("origin", result.candidate().origin());
        run.notes().forEach(note -> builder.row("note", note));
        for (var line : run.audit().lines()) {
            var sides = line.left() + (line.holds() ? " = " : " is not ") + line.right();
            builder.row((line.holds() ? "balances: " : "DOES NOT BALANCE: ") + line.identity(), sides);
        }
        return builder.prose(result.candidate().name(), "", "");
    }

    static List<PageTable> knobs(Comparison comparison) {
        var tables = new ArrayList<PageTable>();
        for (var result : comparison.results()) {
            var same = !result.equals(comparison.baseline())
                    && result.run().knobs().equals(comparison.baseline().run().knobs());
            if (!same) {
                var builder = new PageTable.Builder();
                new TreeMap<>(result.run().knobs()).forEach(builder::row);
                var caption = "Knobs: settings that AWS does not document ("
                        + result.candidate().name() + ")";
                tables.add(builder.prose(caption, "knob", "value"));
            }
        }
        return tables;
    }

    static PageTable inputs(Comparison comparison) {
        var builder = new PageTable.Builder();
        new TreeMap<>(comparison.inputs()).forEach(builder::row);
        return builder.prose("Inputs", "file", "SHA-256");
    }

    /** The numbers of a group of charts. */
    static PageTable series(Comparison comparison, LiveCharts.Group group) {
        var builder = new PageTable.Builder();
        var run = comparison.baseline().run();
        for (var chart : group.charts()) {
            for (var series : chart.series()) {
                var values = series.values();
                var numbers = Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
                if (series.numbered() && numbers.getCount() > 0) {
                    var scale = Scale.of("", numbers.getMin(), numbers.getMax(), numbers.getAverage());
                    var at = Numbers.instant(
                            run.startEpochSecond(),
                            indexOf(values, numbers.getMax()) * run.timeline().stepNanos());
                    builder.row(
                            (chart.title() + " " + series.label()).strip(),
                            scale.text(numbers.getMin()),
                            scale.text(numbers.getAverage()),
                            scale.text(numbers.getMax()),
                            numbers.getMin() == numbers.getMax() ? "" : at.toString());
                }
            }
        }
        var unit = group.charts().get(0).unit();
        var caption = group.title() + (unit.isEmpty() ? "" : ", " + unit) + ": the values of all minutes";
        return builder.numbers(caption, "", "least", "mean", "most", "most at");
    }

    private static int indexOf(double[] values, double value) {
        var index = 0;
        while (values[index] != value) {
            index++;
        }
        return index;
    }
}
