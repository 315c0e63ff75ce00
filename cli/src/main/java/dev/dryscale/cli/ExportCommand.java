package dev.dryscale.cli;

import dev.dryscale.scenario.export.ExportFormat;
import dev.dryscale.scenario.export.Exports;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale export}: a policy as AWS's tools read it. */
@Command(
        name = "export",
        description =
                "Write a scenario's policy, or the policies and groups of a file, for the AWS CLI, CloudFormation or"
                        + " Terraform; what AWS would refuse is corrected and said.",
        footer = {"", "Example: dryscale export seed-blog --policy calm --as cloudformation --out calm.yaml"})
final class ExportCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Parameters(
            paramLabel = "SCENARIO|FILE",
            description = "A scenario, or a file of policies and groups in any form that check knows.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description =
                    "A policy of the scenario, or the address of one in the file; without it the only one, or all.")
    private @Nullable String policy;

    @Option(names = "--as", paramLabel = "FORM", required = true, description = "awscli, cloudformation or terraform.")
    @SuppressWarnings("NullAway.Init") // required
    private ExportFormat format;

    @Option(names = "--group", paramLabel = "NAME", description = "The Auto Scaling group of a policy that names none.")
    private @Nullable String group;

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write; standard output without it.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Mixin
    private FileOptions reading = new FileOptions();

    @Override
    public Integer call() throws IOException {
        var terminal = main.terminal();
        reading.loadPlugins(terminal);
        var target = out == null ? null : terminal.resolve(out);
        if (target != null && !force && Files.exists(target)) {
            throw new Failure(out + ": exists already; --force replaces it");
        }
        var options = new ScenarioOptions(reading.allowed(terminal), null, false);
        var exported = Exports.of(ScenarioArgument.locate(file, terminal), policy, format, group, options);
        exported.notes().forEach(note -> terminal.say("note: " + note));
        if (target == null) {
            terminal.out().print(exported.text());
            terminal.out().flush();
        } else {
            AtomicFile.write(target, exported.text());
            terminal.say("written: " + out);
        }
        return ExitCode.DONE;
    }
}
