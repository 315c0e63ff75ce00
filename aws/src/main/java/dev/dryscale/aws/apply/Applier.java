package dev.dryscale.aws.apply;

import dev.dryscale.aws.api.AwsFailure;
import dev.dryscale.aws.api.Mutator;
import dev.dryscale.aws.live.Live;
import dev.dryscale.aws.live.LiveState;
import dev.dryscale.aws.live.Refusal;
import dev.dryscale.aws.live.Snapshot;
import dev.dryscale.aws.live.TimeSource;
import dev.dryscale.aws.plan.ChangePlan;
import dev.dryscale.aws.plan.Commands;
import dev.dryscale.aws.plan.GuardResult;
import dev.dryscale.aws.plan.LiveGuards;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes a planned change, and takes one back. Reads everything anew before it writes anything.
 *
 * @param writing gives the object that can write; asked for only when a write is due
 * @param stop whether somebody asks to stop
 * @param say is told what happens, one sentence at a time
 */
public record Applier(
        Live live,
        Supplier<Mutator> writing,
        TimeSource time,
        StateFolder state,
        BooleanSupplier stop,
        Consumer<String> say) {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

    /**
     * Applies {@code plan}.
     *
     * @param region of the connection
     * @param wait whether to wait for activities and refreshes to end, instead of refusing
     * @throws Refusal before anything was written
     * @throws AwsFailure before anything was written
     * @throws IOException when the record of what is to be done cannot be made durable; nothing is sent then
     */
    @SuppressWarnings("try") // the lock is held, not used
    public Outcome apply(ChangePlan plan, String region, LiveGuards guards, boolean wait) throws IOException {
        refuseForeign(plan, region);
        refuseExpired(plan);
        try (var lock = state.lock(plan.account(), plan.region(), plan.group())) {
            var now = read(plan.group());
            if (now.snapshot().fingerprint().equals(plan.seen().fingerprintAfter())) {
                return new Outcome(Outcome.Kind.NOTHING_TO_DO, "the group already is as planned; nothing was written");
            }
            refuseDrift(plan, now);
            var receipt = Receipt.begin(plan, wait ? List.of("--wait") : List.of(), state, time);
            say.accept("receipt: " + receipt.file());
            try {
                check(plan, guards, now, wait);
            } catch (Refusal e) {
                receipt.record(Step.REFUSED, String.join("; ", e.reasons()));
                throw e;
            }
            receipt.record(Step.CHECKED, "all guards hold on a fresh reading");
            return written(receipt, new PolicyWrite(live, writing.get(), time, receipt, false, stop).run());
        }
    }

    private void refuseForeign(ChangePlan plan, String region) {
        if (!plan.region().equals(region)) {
            throw new Refusal("the plan is for region " + plan.region() + ", not for " + region);
        }
        var account = live.account();
        if (!plan.account().equals(account)) {
            throw new Refusal("the plan is for account " + plan.account() + ", these credentials are of " + account);
        }
    }

    private void refuseExpired(ChangePlan plan) {
        var now = time.now();
        if (!now.isBefore(Instant.parse(plan.expires()))) {
            throw new Refusal("the plan expired at " + plan.expires() + "; plan again");
        }
        if (now.isBefore(Instant.parse(plan.created()).minus(CLOCKS_DIFFER))) {
            throw new Refusal("the plan was made at " + plan.created() + ", and it is " + now
                    + " now: one of the two clocks is wrong");
        }
    }

    private LiveState read(String group) {
        return live.state(group).orElseThrow(() -> new Refusal("there is no group " + group + " any more"));
    }

    private static void refuseDrift(ChangePlan plan, LiveState now) {
        if (!now.snapshot().fingerprint().equals(plan.seen().fingerprint())) {
            var lines = new java.util.ArrayList<String>();
            lines.add("the group has changed since it was planned; plan again:");
            new Snapshot(plan.seen().snapshot())
                    .differences(now.snapshot())
                    .forEach(difference -> lines.add("  " + difference));
            throw new Refusal(lines);
        }
    }

    private void check(ChangePlan plan, LiveGuards guards, LiveState first, boolean wait) {
        long limit = time.nanoTime() + LONGEST_WAIT.toNanos();
        var now = first;
        while (true) {
            var broken = guards.check(now, plan.will()).stream()
                    .filter(guard -> !guard.held())
                    .toList();
            if (broken.isEmpty()) {
                return;
            }
            if (!wait || time.nanoTime() > limit || stop.getAsBoolean()) {
                throw new Refusal(broken.stream()
                        .map(guard -> "refused: " + guard.name() + ": " + guard.sentence())
                        .toList());
            }
            say.accept("waiting: "
                    + String.join(", ", broken.stream().map(GuardResult::name).toList()));
            time.sleep(BETWEEN_LOOKS);
            now = read(plan.group());
            refuseDrift(plan, now);
        }
    }

    private Outcome written(Receipt receipt, PolicyWrite.Result result) throws IOException {
        var step = step(result);
        var sentence = step.meaning() + result.said();
        receipt.record(step, sentence);
        if (step == Step.ALARMS_MISSING) {
            say.accept(sentence + "; taking it back");
            var undone = undo(receipt);
            return undone.kind() == Outcome.Kind.DONE
                    ? new Outcome(Outcome.Kind.UNDONE, sentence + "; it was taken back and verified")
                    : undone;
        }
        var kind = kind(step, result);
        var look = kind == Outcome.Kind.UNKNOWN ? "; look again with: dryscale status " + receipt.file() : "";
        return new Outcome(stopped(kind), sentence + look);
    }

    private static Step step(PolicyWrite.Result result) {
        return switch (result.found()) {
            case MADE -> Step.VERIFIED;
            case ALREADY -> Step.NOTHING_TO_DO;
            case NOT_MADE -> Step.NOT_WRITTEN;
            case STOPPED -> result.sent() == 0 ? Step.STOPPED : Step.NOT_WRITTEN;
            case CHANGED_BY_OTHERS, GONE -> Step.FOREIGN;
            case NO_ALARMS -> Step.ALARMS_MISSING;
            case UNKNOWN -> Step.UNKNOWN;
        };
    }

    private static Outcome.Kind kind(Step step, PolicyWrite.Result result) {
        return switch (step) {
            case VERIFIED -> Outcome.Kind.DONE;
            case NOTHING_TO_DO -> Outcome.Kind.NOTHING_TO_DO;
            case NOT_WRITTEN -> result.isDenied() ? Outcome.Kind.REFUSED : Outcome.Kind.FAILED;
            case FOREIGN -> result.sent() == 0 ? Outcome.Kind.REFUSED : Outcome.Kind.UNKNOWN;
            case STOPPED -> Outcome.Kind.STOPPED;
            default -> Outcome.Kind.UNKNOWN;
        };
    }

    /** A change that was finished although somebody asked to stop says so by its exit code. */
    private Outcome.Kind stopped(Outcome.Kind kind) {
        return stop.getAsBoolean() && kind == Outcome.Kind.DONE ? Outcome.Kind.STOPPED : kind;
    }

    /**
     * Takes back what {@code receipt} records. No guard is asked: going back to what was is always allowed, but not over a
     * change that somebody else has made since.
     */
    @SuppressWarnings("try") // the lock is held, not used
    public Outcome undoOf(Receipt receipt) throws IOException {
        var account = live.account();
        if (!receipt.account().equals(account)) {
            throw new Refusal(
                    "the receipt is for account " + receipt.account() + ", these credentials are of " + account);
        }
        try (var lock = state.lock(receipt.account(), receipt.region(), receipt.group())) {
            return undo(receipt);
        }
    }

    private Outcome undo(Receipt receipt) throws IOException {
        receipt.record(Step.UNDO_STARTED, Step.UNDO_STARTED.meaning());
        try {
            return undone(receipt, new PolicyWrite(live, writing.get(), time, receipt, true, () -> false).run());
        } catch (AwsFailure e) {
            receipt.record(Step.UNDO_FAILED, String.valueOf(e.getMessage()));
            boolean denied = e.kind() == AwsFailure.Kind.DENIED;
            return new Outcome(
                    denied ? Outcome.Kind.REFUSED : Outcome.Kind.UNDO_FAILED,
                    "the undo could not read the group: " + e.getMessage() + byHand(receipt));
        }
    }

    private static Outcome undone(Receipt receipt, PolicyWrite.Result result) throws IOException {
        var more = result.said() + byHand(receipt);
        return switch (result.found()) {
            case MADE -> ended(receipt, Step.UNDONE, Outcome.Kind.DONE, "");
            case ALREADY ->
                ended(receipt, Step.UNDONE, Outcome.Kind.NOTHING_TO_DO, "; it was so before, nothing was written");
            case CHANGED_BY_OTHERS, GONE ->
                ended(
                        receipt,
                        Step.UNDO_FAILED,
                        result.sent() == 0 ? Outcome.Kind.REFUSED : Outcome.Kind.UNKNOWN,
                        ": the policy is neither what was applied nor what it was before: somebody else changed it, and"
                                + " that is not overwritten" + byHand(receipt));
            case NOT_MADE, STOPPED -> ended(receipt, Step.UNDO_FAILED, Outcome.Kind.UNDO_FAILED, more);
            case NO_ALARMS, UNKNOWN -> ended(receipt, Step.UNDO_UNKNOWN, Outcome.Kind.UNKNOWN, more);
        };
    }

    private static Outcome ended(Receipt receipt, Step step, Outcome.Kind kind, String more) throws IOException {
        receipt.record(step, step.meaning());
        return new Outcome(kind, step.meaning() + more);
    }

    private static String byHand(Receipt receipt) {
        return "\nby hand:\n" + Commands.put(receipt.was(), receipt.region());
    }
}
