package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.TraceComparison;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder of a report: data files, charts and one page, all made from one comparison. */
public final class ReportFolder {

    static final String RESULT_FILE = "result.json";

    private ReportFolder() {}

    /** One file of the folder. */
    record Part(String fileName, Content content) {}

    /** Writes one file's bytes. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes the report. Everything is first written beside its final name and forced to the disk, then renamed;
     * {@code result.json} comes last, so a folder that has it is complete. Files of an earlier report that this one does not
     * have are removed.
     *
     * @param folder is created with its parents; may hold an earlier report
     * @return the files, in the order in which they were put in place
     * @throws FileAlreadyExistsException if the folder holds something that is no report of ours; nothing is written then
     * @throws IOException if a file could not be written completely; earlier files are then untouched
     */
    public static List<Path> write(Comparison comparison, Path folder, ReportOptions options) throws IOException {
        var parts = new ArrayList<Part>();
        if (options.pages()) {
            parts.addAll(ReportPages.parts(comparison, options.notices()));
        }
        parts.addAll(dataParts(comparison));
        return new AtomicFolder(folder).replace(parts);
    }

    /**
     * Writes {@code result.json} of several traces together. Beside it there may be a folder for each trace, with its own report.
     *
     * @throws FileAlreadyExistsException if the folder holds something that is no report of ours; nothing is written then
     * @throws IOException if the file could not be written completely; an earlier one is then untouched
     */
    public static void write(TraceComparison comparison, Path folder) throws IOException {
        new AtomicFolder(folder)
                .replace(List.of(new Part(RESULT_FILE, out -> new JsonReport().write(comparison, out))));
    }

    /**
     * Whoever waits for a simulation should not learn only then that its results have no place.
     *
     * @throws IOException if {@link #write} could not begin in {@code folder}
     */
    public static void probe(Path folder) throws IOException {
        new AtomicFolder(folder).probe();
    }

    private static List<Part> dataParts(Comparison comparison) {
        var parts = new ArrayList<Part>();
        for (var result : comparison.results()) {
            var name = ActivitiesJson.fileName(comparison, result);
            if (parts.stream().noneMatch(part -> part.fileName().equals(name))) {
                parts.add(new Part(name, out -> ActivitiesJson.write(result.run(), out)));
            }
        }
        parts.add(new Part("timeline.csv", out -> new TimelineCsv().write(comparison, out)));
        parts.add(new Part("decisions.jsonl", out -> new DecisionsJsonl().write(comparison, out)));
        parts.add(new Part(RESULT_FILE, out -> new JsonReport().write(comparison, out)));
        return parts;
    }
}
