package dev.dryscale.cli;

import dev.dryscale.scenario.file.InitTemplate;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import dev.dryscale.scenario.price.InstanceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code dryscale init}: a commented scenario around a policy file, every default visible. */
@Command(
        name = "init",
        description = "Write a commented scenario around a policy file, and print the command to run next.",
        footer = {"", "Example: dryscale init --policy scaling_policy.json --log access.log.gz --out web.yaml"})
final class InitCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            required = true,
            description = "The policy, as the AWS CLI reads it.")
    @SuppressWarnings("NullAway.Init") // required
    private Path policy;

    @Option(names = "--log", paramLabel = "FILE", description = "Recorded traffic; a synthetic day without it.")
    private @Nullable Path log;

    @Option(names = "--type", paramLabel = "TYPE", description = "EC2 instance type; ${DEFAULT-VALUE} without it.")
    private String type = InitTemplate.DEFAULT_TYPE;

    @Option(names = "--min", paramLabel = "N", description = "MinSize of the group; ${DEFAULT-VALUE} without it.")
    private int min = InitTemplate.DEFAULT_MIN;

    @Option(names = "--max", paramLabel = "N", description = "MaxSize of the group; ${DEFAULT-VALUE} without it.")
    private int max = InitTemplate.DEFAULT_MAX;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The scenario to write.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Option(names = "--force", description = "Replace the scenario if it exists.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        check();
        var terminal = main.terminal();
        var file = terminal.resolve(out);
        var policyFile = terminal.resolve(policy);
        if (FileKind.of(policyFile) != FileKind.POLICY) {
            throw new Failure(policy + ": must be a policy as put-scaling-policy reads it, was a "
                    + Words.of(FileKind.of(policyFile)));
        }
        var known = ScenarioReader.read(policyFile, ScenarioOptions.DEFAULTS).warnings();
        Errors.tell(known, terminal);
        if (!force && Files.exists(file)) {
            throw new Failure(out + ": exists already; --force replaces it");
        }
        AtomicFile.write(file, template(file, policyFile).text());
        terminal.say("written: " + out);
        var more = ScenarioReader.read(file, options(file)).warnings().stream()
                .filter(problem ->
                        known.stream().noneMatch(before -> before.rule().equals(problem.rule())))
                .toList();
        Errors.tell(more, terminal);
        terminal.print(String.join(" ", next(file)));
        return ExitCode.DONE;
    }

    private void check() throws IOException {
        if (min < 0 || max < 1 || min > max) {
            throw wrong("--min must be from 0 to --max (" + max + "), was " + min);
        }
        if (InstanceTypes.find(type) == null) {
            throw wrong(Errors.unknown("instance type", type, InstanceTypes.names()));
        }
        if (log != null && !Files.exists(main.terminal().resolve(log))) {
            throw new NoSuchFileException(log.toString());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private InitTemplate template(Path file, Path policyFile) {
        var recorded =
                log == null ? null : InitTemplate.relative(file, main.terminal().resolve(log));
        return new InitTemplate(
                InitTemplate.stem(String.valueOf(out.getFileName())),
                InitTemplate.relative(file, policyFile),
                recorded,
                type,
                min,
                max);
    }

    /** The folders outside the scenario's own that it names files in. */
    private List<Path> foreignFolders(Path file) {
        var home = folder(file);
        var folders = new ArrayList<Path>();
        for (var named : log == null ? List.of(policy) : List.of(policy, log)) {
            if (!folder(main.terminal().resolve(named)).startsWith(home)) {
                var parent = named.getParent() == null ? Path.of(".") : named.getParent();
                if (!folders.contains(parent)) {
                    folders.add(parent);
                }
            }
        }
        return folders;
    }

    private static Path folder(Path file) {
        var parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? file : parent;
    }

    private ScenarioOptions options(Path file) {
        var allowed =
                foreignFolders(file).stream().map(main.terminal()::resolve).toList();
        return new ScenarioOptions(allowed, null, false);
    }

    private List<String> next(Path file) {
        var words = new ArrayList<String>(List.of("dryscale", "run", ReproduceLine.quoted(out.toString())));
        for (var folder : foreignFolders(file)) {
            words.addAll(List.of("--allow-path", ReproduceLine.quoted(folder.toString())));
        }
        return words;
    }
}
