package dev.dryscale.cli;

import dev.dryscale.aws.apply.Outcome;
import dev.dryscale.aws.apply.Receipt;
import dev.dryscale.aws.apply.Status;
import dev.dryscale.aws.live.Refusal;
import dev.dryscale.aws.plan.ChangePlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work behind {@code apply}, {@code undo} and {@code status}. */
final class Changing {

    private Changing() {}

    static int apply(Main main, ApplyCommand command) throws IOException {
        var region = command.aws().requiredRegion();
        command.aws().requireWho();
        var plan = ChangePlan.read(
                main.terminal().resolve(command.plan()), command.plan().toString());
        Planning.lines(plan).forEach(main.terminal()::print);
        main.terminal().out().flush();
        if (!command.autoApprove()) {
            confirm(main, plan.group());
        }
        main.interruption().watch();
        try (var session = AwsSession.open(main, command.aws(), region)) {
            return told(
                    main, session.applier().apply(plan, region, session.guards(command.blackout()), command.waits()));
        }
    }

    private static void confirm(Main main, String group) throws IOException {
        main.terminal().say("type the name of the group to change it:");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var typed = in.readLine();
        if (typed == null || !typed.strip().equals(group)) {
            throw new Refusal("the group's name was not typed: nothing is changed (--auto-approve does not ask)");
        }
    }

    static int undo(Main main, Path named, AwsOptions options) throws IOException {
        options.requireWho();
        var receipt = open(main, named, options);
        var region = options.region() == null ? receipt.region() : options.region();
        if (!region.equals(receipt.region())) {
            throw new Refusal("the receipt is for region " + receipt.region() + ", not for " + region);
        }
        main.interruption().watch();
        try (var session = AwsSession.open(main, options, region)) {
            return told(main, session.applier().undoOf(receipt));
        }
    }

    private static int told(Main main, Outcome outcome) {
        int code = outcome.kind().exitCode();
        outcome.sentence().lines().forEach(line -> main.terminal().say("dryscale: " + line));
        return code;
    }

    private static Receipt open(Main main, Path file, AwsOptions options) throws IOException {
        return Receipt.open(main.terminal().resolve(file), AwsSession.stateFolder(main, options), new SystemTime());
    }

    static int status(Main main, @Nullable Path named, AwsOptions options) throws IOException {
        var folder = AwsSession.stateFolder(main, options);
        var files = named == null ? folder.receipts() : List.of(named);
        if (files.isEmpty()) {
            main.terminal().print("no change is recorded in " + folder.folder());
        }
        int code = ExitCode.DONE;
        for (var file : files) {
            int one = AwsSession.guarded(main, () -> status(main, open(main, file, options), options));
            code = Math.max(code, one);
        }
        return code;
    }

    private static int status(Main main, Receipt receipt, AwsOptions options) {
        main.terminal().print(Status.recorded(receipt));
        if (!options.saysWho()) {
            main.terminal().say("the group itself was not asked; --profile asks it");
            return ExitCode.DONE;
        }
        try (var session = AwsSession.open(main, options, receipt.region())) {
            var account = session.live().account();
            if (!account.equals(receipt.account())) {
                throw new Refusal(
                        "the receipt is for account " + receipt.account() + ", these credentials are of " + account);
            }
            main.terminal().print(Status.live(receipt, session.live()));
        }
        return ExitCode.DONE;
    }
}
