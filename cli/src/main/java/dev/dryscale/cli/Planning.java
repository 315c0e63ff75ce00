package dev.dryscale.cli;

import dev.dryscale.aws.plan.ChangePlan;
import dev.dryscale.aws.plan.ChangePlanner;
import dev.dryscale.aws.plan.Commands;
import dev.dryscale.aws.plan.Evidence;
import dev.dryscale.aws.plan.GuardResult;
import dev.dryscale.aws.plan.PlanOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The work behind {@code plan}, and how a plan is shown. */
final class Planning {

    private Planning() {}

    static int run(Main main, PlanCommand command) throws IOException {
        var region = command.aws().requiredRegion();
        var options = new PlanOptions(
                command.policy(),
                command.maxAge(),
                command.validFor(),
                Set.copyOf(command.waivers()),
                Version.current());
        var evidence = Evidence.read(
                main.terminal().resolve(command.evidence()), command.evidence().toString());
        try (var session = AwsSession.open(main, command.aws(), region)) {
            var account = session.live().account();
            var state = session.state(command.group());
            var planner = new ChangePlanner(
                    evidence, options, account, region, state, session.time().now());
            var live = session.guards(command.blackout()).check(state, planner.will());
            var plan = planner.plan(live);
            lines(plan).forEach(main.terminal()::print);
            if (command.via() != null) {
                main.terminal().print("");
                Commands.via(command.via(), plan).forEach(main.terminal()::print);
            }
            if (command.out() != null) {
                AtomicFile.write(main.terminal().resolve(command.out()), plan.file());
                main.terminal().say("plan: " + command.out() + "; valid until " + plan.expires());
            }
            return plan.changes() && command.detailedExitcode() ? ExitCode.CHANGES_PENDING : ExitCode.DONE;
        }
    }

    /** A plan for people: what was and will be, what is expected, what forbids it. */
    static List<String> lines(ChangePlan plan) {
        var lines = new ArrayList<String>();
        lines.add("group " + Words.printable(plan.group()) + " in " + plan.region() + ", account " + plan.account());
        lines.add("policy " + Words.printable(plan.policy()) + (plan.changes() ? ":" : ": nothing to change"));
        plan.changed().forEach(change -> lines.add("  " + Words.printable(change)));
        var basis = plan.evidence();
        lines.add("predicted for policy " + basis.policy() + " of " + basis.scenario() + " (" + basis.replications()
                + " replications, " + basis.traces().size() + " recordings; back-test: " + basis.backTest() + "):");
        lines.addAll(plan.prediction());
        lines.add("guards:");
        plan.guards()
                .forEach(guard ->
                        lines.add("  " + word(plan, guard) + guard.name() + ": " + Words.printable(guard.sentence())));
        if (!plan.byHand().isEmpty()) {
            lines.add("to be done by hand, never by apply:");
            plan.byHand().forEach(line -> lines.add("  " + Words.printable(line)));
        }
        lines.addAll(List.of("apply does:", "  " + plan.commands().get(0)));
        lines.addAll(List.of("undo does:", "  " + plan.commands().get(1)));
        return lines;
    }

    private static String word(ChangePlan plan, GuardResult guard) {
        if (guard.held()) {
            return "ok      ";
        }
        return plan.waivers().contains(String.valueOf(guard.waiver())) ? "waived  " : "NOT OK  ";
    }
}
