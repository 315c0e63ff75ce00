package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.Timeline.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** {@code timeline.csv}: what happened minute by minute, all candidates below each other; no value is an empty cell. */
final class TimelineCsv implements ReportWriter {

    @Override
    public void write(Comparison comparison, OutputStream out) throws IOException {
        var writer = Json.writer(out);
        var csv = new Csv(writer);
        var columns = Arrays.stream(Column.values())
                .filter(column -> comparison.results().stream()
                        .anyMatch(result -> result.run().timeline().has(column)))
                .toList();
        csv.text("time").text("candidate");
        for (var column : columns) {
            csv.text(column.csvName());
        }
        csv.endRow();
        for (var result : comparison.results()) {
            writeRun(csv, result.candidate().name(), result.run(), columns);
        }
        writer.flush();
    }

    private static void writeRun(Csv csv, String candidate, RunResult run, List<Column> columns) throws IOException {
        var timeline = run.timeline();
        for (var row = 0; row < timeline.rows(); row++) {
            csv.text(Numbers.instant(run.startEpochSecond(), row * timeline.stepNanos())
                    .toString());
            csv.text(candidate);
            for (var column : columns) {
                csv.number(timeline.has(column) ? timeline.column(column)[row] : Double.NaN);
            }
            csv.endRow();
        }
    }
}
