package dev.dryscale.cli;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.price.InstanceTypes;
import dev.dryscale.scenario.trace.ReplayOptions;
import dev.dryscale.scenario.trace.ReplayRequest;
import dev.dryscale.scenario.trace.TraceInspector;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code dryscale trace inspect}: what is in a log, and what a request costs in CPU time. */
@Command(
        name = "inspect",
        description = "Say what is in recorded traffic; with two CloudWatch metrics also the CPU time of a request.",
        footer = {"", "Example: dryscale trace inspect access.log.gz --cpu cpu.csv --instances inservice.csv"})
final class TraceInspectCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private TraceCommand parent;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Parameters(paramLabel = "LOG", description = "A log, a folder of logs, or a quoted glob.")
    @SuppressWarnings("NullAway.Init") // required
    private Path log;

    @Mixin
    private ReplayArguments reading = new ReplayArguments();

    @Option(
            names = "--cpu",
            paramLabel = "C.csv",
            description = "timestamp,value: mean CPU utilization of the group, in percent; needs --instances.")
    private @Nullable Path cpu;

    @Option(
            names = "--instances",
            paramLabel = "N.csv",
            description = "timestamp,value: instances in service; needs --cpu.")
    private @Nullable Path instances;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "m5.large",
            description = "Instance type, for its number of vCPUs; ${DEFAULT-VALUE} without it.")
    private String type = "m5.large";

    @Override
    public Integer call() {
        var terminal = parent.terminal();
        var options = reading.options();
        var files = cpuFiles();
        var problems = new Problems();
        var inspection = TraceInspector.inspect(request(log, options), files, problems);
        problems.throwIfAny();
        Errors.tell(problems.warnings(), terminal);
        if (inspection == null) {
            throw new IllegalStateException("no inspection and no problem: " + log);
        }
        terminal.out().print(inspection.text());
        return ExitCode.DONE;
    }

    private TraceInspector.@Nullable CpuFiles cpuFiles() {
        if (cpu == null && instances == null) {
            return null;
        }
        if (cpu == null || instances == null) {
            throw wrong("--cpu and --instances need each other");
        }
        var known = InstanceTypes.find(type);
        if (known == null) {
            throw wrong(Errors.unknown("instance type", type, InstanceTypes.names()));
        }
        return new TraceInspector.CpuFiles(
                request(cpu, ReplayOptions.DEFAULT), request(instances, ReplayOptions.DEFAULT), known.vcpus());
    }

    private ReplayRequest request(Path named, ReplayOptions options) {
        return ReplayRequest.of(parent.terminal().resolve(named).toString(), options);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
