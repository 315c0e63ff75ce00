package dev.dryscale.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that talks to AWS. No type of the AWS module is named here, so that none is loaded. */
final class AwsOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec command;

    @Option(names = "--region", paramLabel = "R", description = "The region, e.g. us-east-1.")
    private @Nullable String region;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The profile of AWS's configuration files whose credentials or role are used.")
    private @Nullable String profile;

    @Option(
            names = "--default-credentials",
            description = "Take credentials from wherever the AWS SDK finds some (environment, instance …).")
    private boolean defaultCredentials;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "A server in place of AWS; plain http on this machine only.")
    private @Nullable URI endpoint;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Where receipts and the audit log are kept; without it dryscale in $XDG_STATE_HOME or"
                    + " ~/.local/state.")
    private @Nullable Path state;

    @Nullable String region() {
        return region;
    }

    /** The region of the command line, which must name one. */
    String requiredRegion() {
        if (region == null) {
            throw wrong("--region must name the region");
        }
        return region;
    }

    @Nullable String profile() {
        return profile;
    }

    /** Whether it is said whose credentials to use. */
    boolean saysWho() {
        return profile != null || defaultCredentials;
    }

    /** Refuses a command line that does not say whose credentials to use: none are picked up unasked. */
    void requireWho() {
        if (!saysWho()) {
            throw wrong("--profile must name whose credentials to use (--default-credentials takes whatever there is)");
        }
        if (profile != null && defaultCredentials) {
            throw wrong("--profile and --default-credentials exclude each other");
        }
    }

    @Nullable URI endpoint() {
        return endpoint;
    }

    Path state(Terminal terminal) {
        if (state != null) {
            return terminal.resolve(state);
        }
        Map<String, String> environment = terminal.environment();
        var home = environment.get("XDG_STATE_HOME");
        return home == null || home.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state", "dryscale")
                : Path.of(home, "dryscale");
    }

    ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
