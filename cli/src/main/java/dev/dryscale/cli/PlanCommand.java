package dev.dryscale.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale plan}: what would be changed in a real group; reads and writes nothing there. */
@Command(
        name = "plan",
        description =
                "Hold the evidence of compare against a real Auto Scaling group and plan one change of one policy."
                        + " Nothing is changed.",
        footer = {
            "",
            "Example: dryscale plan --evidence dryscale-out/shop/result.json --policy calm --group shop"
                    + " --region us-east-1 --profile ops --out plan.json"
        })
final class PlanCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Option(names = "--evidence", paramLabel = "FILE", required = true, description = "A result.json of compare.")
    @SuppressWarnings("NullAway.Init") // required
    private Path evidence;

    @Option(names = "--policy", paramLabel = "NAME", required = true, description = "The policy that won.")
    @SuppressWarnings("NullAway.Init") // required
    private String policy;

    @Option(names = "--group", paramLabel = "NAME", required = true, description = "The Auto Scaling group.")
    @SuppressWarnings("NullAway.Init") // required
    private String group;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the plan is written for apply.")
    private @Nullable Path out;

    @Option(
            names = "--max-age",
            paramLabel = "SPAN",
            converter = Spans.class,
            description = "How old the newest recorded traffic may be; 14d without it.")
    private Duration maxAge = Duration.ofDays(14);

    @Option(
            names = "--valid-for",
            paramLabel = "SPAN",
            converter = Spans.class,
            description = "How long the plan may be applied, at most 24h; 30m without it.")
    private Duration validFor = Duration.ofMinutes(30);

    @Option(names = "--allow-large", description = "Allow a step of more than 20 points or 25 %%.")
    private boolean allowLarge;

    @Option(names = "--allow-multi", description = "Allow other policies beside the one that changes.")
    private boolean allowMulti;

    @Option(names = "--i-accept-weak-evidence", description = "Go on with little evidence, or without a winner.")
    private boolean weakEvidence;

    @Option(names = "--i-own-this", description = "Change a group that CloudFormation or Terraform manages.")
    private boolean own;

    @Option(names = "--blackout", paramLabel = "FILE", description = "When nobody may change a group.")
    private @Nullable Path blackout;

    @Option(
            names = "--via",
            paramLabel = "TOOL",
            description = "Print the change for the owner of a template: cloudformation or terraform.")
    private @Nullable String via;

    @Option(names = "--detailed-exitcode", description = "End with 5 when there is something to change.")
    private boolean detailedExitcode;

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Override
    public Integer call() throws IOException {
        if (via != null && !via.equals("cloudformation") && !via.equals("terraform")) {
            throw aws.wrong("--via must be cloudformation or terraform, was " + via);
        }
        return AwsSession.guarded(main, () -> Planning.run(main, this));
    }

    /** The options by which guards are overruled, as they are typed. */
    List<String> waivers() {
        var waivers = new ArrayList<String>();
        if (allowLarge) {
            waivers.add("--allow-large");
        }
        if (allowMulti) {
            waivers.add("--allow-multi");
        }
        if (weakEvidence) {
            waivers.add("--i-accept-weak-evidence");
        }
        if (own) {
            waivers.add("--i-own-this");
        }
        return waivers;
    }

    Path evidence() {
        return evidence;
    }

    String policy() {
        return policy;
    }

    String group() {
        return group;
    }

    @Nullable Path out() {
        return out;
    }

    Duration maxAge() {
        return maxAge;
    }

    Duration validFor() {
        return validFor;
    }

    @Nullable Path blackout() {
        return blackout;
    }

    @Nullable String via() {
        return via;
    }

    boolean detailedExitcode() {
        return detailedExitcode;
    }

    AwsOptions aws() {
        return aws;
    }
}
