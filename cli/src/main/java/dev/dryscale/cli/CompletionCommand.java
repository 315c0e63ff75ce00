package dev.dryscale.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code dryscale completion}: a script that teaches the shell our commands and options. */
@Command(
        name = "completion",
        description = "Print a completion script for bash or zsh.",
        footer = {
            "",
            "bash: source <(dryscale completion)",
            "zsh:  autoload -U +X compinit bashcompinit && compinit && bashcompinit && source <(dryscale completion zsh)"
        })
final class CompletionCommand implements Callable<Integer> {

    /** One script serves both: in zsh it runs under {@code bashcompinit}. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SHELL",
            arity = "0..1",
            defaultValue = "bash",
            description = "bash (the default) or zsh; the script is the same.")
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // read by picocli, to refuse other shells
    private Shell shell;

    @Override
    public Integer call() {
        var script = AutoComplete.bash("dryscale", spec.root().commandLine());
        main.terminal().print(script.replace("\r\n", "\n").stripTrailing());
        return ExitCode.DONE;
    }
}
