package dev.dryscale.scenario.file;

import dev.dryscale.scenario.NearestFile;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.iac.ResourceFile;
import dev.dryscale.scenario.input.Digest;
import dev.dryscale.scenario.input.InputFiles;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.input.ScenarioLibrary;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a scenario file, the name of a library scenario, or a bare policy file, and tells every mistake in one go.
 *
 * <pre>
 * file --DocumentReader--> Node --sections--> Scenario, candidates, gates   (or ProblemsException with all problems)
 * </pre>
 */
public final class ScenarioReader {

    private ScenarioReader() {}

    /**
     * A file that has been opened and not yet read.
     *
     * @param shown how messages call it
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, by identity
    public record Opened(String shown, byte[] bytes, Reading reading) {}

    /**
     * Reads {@code file}; when there is no such file, the library scenario of that name.
     *
     * @throws ProblemsException with everything that is wrong
     */
    public static ScenarioFile read(Path file, ScenarioOptions options) {
        var opened = open(file, options);
        return document(opened.shown(), opened.bytes(), opened.reading());
    }

    /**
     * The names of the {@code traces:} of a scenario that has several, in the order of the file; none of one that has a single
     * traffic, or that cannot be read, which {@link #read} tells.
     */
    public static List<String> traces(Path file, ScenarioOptions options) {
        var opened = open(file, options);
        var document = ResourceFile.recognizes(opened.shown(), opened.bytes())
                ? null
                : DocumentReader.read(
                        opened.shown(), opened.bytes(), opened.reading().problems());
        return document instanceof MappingNode mapping
                ? TraceSection.names(mapping.members().get("traffic"))
                : List.of();
    }

    /**
     * As {@link #read}, for a scenario whose policies and fleet are to be written otherwise.
     *
     * @throws ProblemsException with everything that is wrong; also when the file is a bare policy
     */
    public static TunableScenario tunable(Path file, ScenarioOptions options) {
        var opened = open(file, options);
        var problems = opened.reading().problems();
        if (ResourceFile.recognizes(opened.shown(), opened.bytes())) {
            problems.error(opened.shown(), 0, "", "must be a scenario: dryscale init writes one around a policy", null);
            problems.throwIfAny();
        }
        return ScenarioSections.tunable(mapping(opened.shown(), opened.bytes(), problems), opened.reading());
    }

    /**
     * Opens {@code file}; when there is no such file, the library scenario of that name.
     *
     * @throws ProblemsException when there is neither
     */
    public static Opened open(Path file, ScenarioOptions options) {
        String shown = file.toString();
        if (!Files.exists(file) && file.getNameCount() == 1 && !file.isAbsolute() && !shown.contains(".")) {
            return library(shown, options);
        }
        var problems = new Problems();
        var files = InputFiles.beside(file, options.allowPaths(), problems);
        byte[] bytes = bytes(file, files, problems);
        return new Opened(shown, bytes, new Reading(problems, files, options));
    }

    /** The library scenario called {@code name}. */
    private static Opened library(String name, ScenarioOptions options) {
        byte[] bytes = ScenarioLibrary.bytes(name);
        var problems = new Problems();
        var files = new InputFiles(null, List.of(), problems);
        files.keep(name + ".yaml", Digest.of(bytes));
        return new Opened("library/" + name + ".yaml", bytes, new Reading(problems, files, options));
    }

    private static byte[] bytes(Path file, InputFiles files, Problems problems) {
        try {
            return files.bytes(file, String.valueOf(file.getFileName()));
        } catch (IOException e) {
            String rule = Files.isDirectory(file) ? "is a folder, not a file" : "does not exist or cannot be read";
            var nearest = Files.exists(file) ? null : NearestFile.to(file, file.toString());
            problems.error(
                    file.toString(),
                    0,
                    "",
                    rule,
                    null,
                    nearest != null ? nearest : Problems.nearest(file.toString(), ScenarioLibrary.names()));
            throw new ProblemsException(problems.all());
        }
    }

    private static ScenarioFile document(String shown, byte[] bytes, Reading reading) {
        if (ResourceFile.recognizes(shown, bytes)) {
            return BareResources.read(shown, bytes, reading);
        }
        return ScenarioSections.read(mapping(shown, bytes, reading.problems()), reading);
    }

    private static MappingNode mapping(String shown, byte[] bytes, Problems problems) {
        var node = DocumentReader.read(shown, bytes, problems);
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        if (node != null) {
            Scalars.refuse(node, "must be a scenario (a mapping with dryscale: 1) or a policy", problems);
        }
        throw new ProblemsException(problems.all());
    }
}
