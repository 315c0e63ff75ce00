package dev.dryscale.cli;

import dev.dryscale.fleet.Fidelity;
import dev.dryscale.report.GateFormat;
import dev.dryscale.report.ReportFormat;
import dev.dryscale.report.RobustnessFormat;
import dev.dryscale.scenario.export.ExportFormat;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code dryscale} command: parses the command line, runs one command, and says how it went by its exit code. */
@Command(
        name = "dryscale",
        description = "A dry run for AWS scaling policies: what would each have cost, and how slow would it have been?",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionLine.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and every gate held",
            "1:failed: bad input, or an output that could not be written",
            "2:the command line is wrong",
            "3:a gate was missed",
            "4:refused for safety; nothing was changed",
            "5:changes are pending (plan --detailed-exitcode)",
            "6:something was sent to AWS and its outcome is not known",
            "7:a change was made and taken back",
            "8:a change could not be taken back",
            "130:interrupted (143: terminated); what there was is written and marked as partial"
        })
public final class Main implements Callable<Integer> {

    /** In the order in which they are listed. */
    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            CompareCommand.class,
            ExplainCommand.class,
            GateCommand.class,
            TuneCommand.class,
            RobustnessCommand.class,
            CheckCommand.class,
            ListCommand.class,
            InitCommand.class,
            ExportCommand.class,
            TraceCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            StatusCommand.class,
            UndoCommand.class,
            VersionCommand.class,
            CompletionCommand.class,
            HelpCommand.class);

    private final Terminal terminal;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show where in the program an internal error happened.")
    private boolean stacktrace;

    Main(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    /** Runs the command line in this process and ends it with the command's exit code. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.setProperty("java.awt.headless", "true");
        var interruption = new Interruption();
        int code = execute(Terminal.ofProcess(), interruption, args);
        interruption.release();
        System.exit(code);
    }

    /** Runs one command line against {@code terminal} and returns its exit code; never throws. */
    static int execute(Terminal terminal, Interruption interruption, String... args) {
        var main = new Main(terminal, interruption);
        var errors = new Errors(terminal, main);
        int code;
        try {
            code = main.commandLine(errors, args).execute(args);
        } catch (Throwable e) { // picocli lets errors such as OutOfMemoryError through
            code = errors.report(e);
        }
        return errors.afterWriting(code);
    }

    /** The parser of {@code args}. */
    CommandLine commandLine(Errors errors, String... args) {
        var commandLine = new CommandLine(this);
        commandsFor(args).forEach(commandLine::addSubcommand);
        commandLine.setOut(writer(terminal.out()));
        commandLine.setErr(writer(terminal.err()));
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF));
        commandLine.registerConverter(Listing.class, Words.all(Listing.class));
        commandLine.registerConverter(ReportFormat.class, Words.all(ReportFormat.class));
        commandLine.registerConverter(ExportFormat.class, Words.all(ExportFormat.class));
        commandLine.registerConverter(Path.class, Words::path);
        commandLine.registerConverter(Long.class, Words.whole(Long::valueOf));
        commandLine.registerConverter(Integer.class, Words.whole(Integer::valueOf));
        commandLine.registerConverter(TuneOptions.Output.class, Words.all(TuneOptions.Output.class));
        commandLine.registerConverter(GateFormat.class, Words.all(GateFormat.class));
        commandLine.registerConverter(RobustnessFormat.class, Words.all(RobustnessFormat.class));
        commandLine.registerConverter(GateOptions.WhenClose.class, Words.all(GateOptions.WhenClose.class));
        commandLine.registerConverter(Fidelity.class, ScenarioInput.FIDELITIES);
        commandLine.registerConverter(CompletionCommand.Shell.class, Words.all(CompletionCommand.Shell.class));
        commandLine.setAbbreviatedOptionsAllowed(false);
        commandLine.setUsageHelpWidth(Math.min(terminal.columns(), 120));
        commandLine.setParameterExceptionHandler(errors::usage);
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> errors.report(e));
        return commandLine;
    }

    /**
     * The one command that comes first on the line, for to build them all takes longer than most of them run; all where
     * another word comes first, or one that tells of the others.
     */
    private static List<Class<?>> commandsFor(String... args) {
        var first = args.length == 0 ? "" : args[0];
        return COMMANDS.stream()
                .filter(command -> command != CompletionCommand.class && command != HelpCommand.class)
                .filter(command -> command.getSimpleName().equals(capitalized(first) + "Command"))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS);
    }

    private static String capitalized(String word) {
        return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.err());
        return ExitCode.USAGE;
    }

    Terminal terminal() {
        return terminal;
    }

    Interruption interruption() {
        return interruption;
    }

    boolean stacktrace() {
        return stacktrace;
    }

    /** The line of {@code dryscale --version}. */
    static final class VersionLine implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"dryscale " + Version.current()};
        }
    }
}
