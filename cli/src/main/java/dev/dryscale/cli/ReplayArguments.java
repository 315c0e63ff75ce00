package dev.dryscale.cli;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.file.ReplaySettings;
import dev.dryscale.scenario.trace.ReplayOptions;
import dev.dryscale.scenario.trace.TraceFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a recording is to be read, as a scenario says it under {@code replay:}. */
final class ReplayArguments {

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = FormatWords.class,
            description = "How to read it, where it could be several things: ${COMPLETION-CANDIDATES}.")
    private @Nullable String format;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A key of a scenario's replay: block, e.g. timeZone=UTC, reorderWithin=10m or status=5xx; may be"
                            + " given again.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** @throws dev.dryscale.scenario.ProblemsException with everything that is wrong with them */
    ReplayOptions options() {
        var all = new LinkedHashMap<>(settings);
        if (format != null) {
            if (TraceFormat.ofWord(format) == null) {
                throw new ParameterException(spec.commandLine(), Errors.unknown("format", format, TraceFormat.words()));
            }
            all.put("format", format);
        }
        var problems = new Problems();
        var options = ReplaySettings.read(all, problems);
        problems.throwIfAny();
        return options;
    }

    /** The words of {@code --format}, for help and completion. */
    static final class FormatWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return TraceFormat.words().iterator();
        }
    }
}
