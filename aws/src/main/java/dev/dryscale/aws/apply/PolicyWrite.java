package dev.dryscale.aws.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.api.AwsFailure;
import dev.dryscale.aws.api.Mutator;
import dev.dryscale.aws.live.Live;
import dev.dryscale.aws.live.LivePolicy;
import dev.dryscale.aws.live.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes one policy what a request says, from what another says: decides, records, sends once, and looks until what is true
 * is known. A refused request is decided anew on a fresh reading; a lost answer is never answered by sending again before
 * AWS has shown the old policy for as long as a late effect may take.
 */
final class PolicyWrite {

    /** What the looking found. */
    enum Found {
        MADE,
        ALREADY,
        NOT_MADE,
        STOPPED,
        CHANGED_BY_OTHERS,
        GONE,
        NO_ALARMS,
        UNKNOWN
    }

    /**
     * @param failure what AWS said last, where it decided
     */
    record Result(Found found, int sent, @Nullable AwsFailure failure) {

        /** What AWS said, to be put behind a sentence. */
        String said() {
            return failure == null ? "" : ": " + failure.getMessage();
        }

        boolean isDenied() {
            return failure != null && failure.kind() == AwsFailure.Kind.DENIED;
        }
    }

    /** A late effect was seen a minute after its request; a little more than that. */
    private static final Duration SETTLING = Duration.ofSeconds(90);

    /** Who asks to stop is told what is known after so long, before the process is ended. */
    private static final Duration WHEN_STOPPED = Duration.ofSeconds(20);

    private static final Duration AFTER_SUCCESS = Duration.ofSeconds(60);
    private static final Duration ALARMS = Duration.ofSeconds(60);
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final int LONGEST_DELAY_SECONDS = 60;

    /** AWS's calls are shared by all of an account: no more than one look in ten seconds, but for the first few. */
    private static final int LONGEST_LOOK_SECONDS = 10;

    /** After so many lost answers nothing more is sent. */
    private static final int MOST_LOST = 2;

    private final Live live;
    private final Mutator mutator;
    private final TimeSource time;
    private final Receipt receipt;
    private final Step sending;
    private final Step answered;
    private final BooleanSupplier stop;
    private final ObjectNode from;
    private final ObjectNode to;

    /**
     * @param undo whether this is an undo: the receipt's change is then taken back, and its steps recorded as such
     * @param stop whether somebody asks to stop; asked before a request is sent, never after
     */
    PolicyWrite(Live live, Mutator mutator, TimeSource time, Receipt receipt, boolean undo, BooleanSupplier stop) {
        this.live = live;
        this.mutator = mutator;
        this.time = time;
        this.receipt = receipt;
        this.sending = undo ? Step.UNDO_SENDING : Step.SENDING;
        this.answered = undo ? Step.UNDO_ANSWERED : Step.ANSWERED;
        this.stop = stop;
        this.from = undo ? receipt.will() : receipt.was();
        this.to = undo ? receipt.was() : receipt.will();
    }

    /** Writes until what is true is known, for at most five minutes and the time that looking takes. */
    Result run() throws IOException {
        long deadline = time.nanoTime() + DEADLINE.toNanos();
        var last = new Result(Found.NOT_MADE, 0, null);
        int lost = 0;
        int delay = 2;
        while (true) {
            var ended = endedBefore(last, deadline);
            if (ended != null) {
                return ended;
            }
            var failure = send(last.sent() + 1);
            last = new Result(Found.NOT_MADE, last.sent() + 1, failure);
            boolean open = failure != null && failure.kind().mayHaveHappened();
            if (failure != null && !open && failure.kind().passing()) {
                time.sleep(Duration.ofSeconds(delay));
                delay = Math.min(LONGEST_DELAY_SECONDS, 2 * delay);
                continue;
            }
            var result = known(last);
            if (!open || result.found() != Found.NOT_MADE) {
                return result;
            }
            if (++lost == MOST_LOST) {
                return new Result(Found.UNKNOWN, last.sent(), failure);
            }
        }
    }

    /** What became of a request: looked for as long as its answer leaves open what did. */
    private Result known(Result last) {
        var failure = last.failure();
        if (failure == null) {
            return settled(AFTER_SUCCESS, Found.UNKNOWN, last.sent(), null);
        }
        return failure.kind().mayHaveHappened()
                ? settled(SETTLING, Found.NOT_MADE, last.sent(), failure)
                : refused(last);
    }

    /** A refusal is believed, and looked at once more: the words are to be about the group, not about the answer. */
    private Result refused(Result refusal) {
        try {
            return switch (read()) {
                case OLD -> refusal;
                case NEW -> settled(SETTLING, Found.UNKNOWN, refusal.sent(), refusal.failure());
                case OTHER -> new Result(Found.CHANGED_BY_OTHERS, refusal.sent(), refusal.failure());
                case GONE -> new Result(Found.GONE, refusal.sent(), refusal.failure());
            };
        } catch (AwsFailure e) {
            return refusal;
        }
    }

    /** How it ends without another request; null when one is due, since a fresh reading shows the old policy. */
    private @Nullable Result endedBefore(Result last, long deadline) {
        int sent = last.sent();
        try {
            var state = read();
            if (state == Is.NEW && sent == 0) {
                return staysNew() ? new Result(Found.ALREADY, 0, null) : endedBefore(last, deadline);
            }
            if (state == Is.NEW && sent > 0) {
                return settled(SETTLING, Found.UNKNOWN, sent, last.failure());
            }
            if (state == Is.OTHER || state == Is.GONE) {
                return new Result(state == Is.GONE ? Found.GONE : Found.CHANGED_BY_OTHERS, sent, last.failure());
            }
        } catch (AwsFailure e) {
            if (sent == 0) {
                throw e;
            }
            return new Result(Found.UNKNOWN, sent, e);
        }
        if (stop.getAsBoolean()) {
            return new Result(Found.STOPPED, sent, last.failure());
        }
        return time.nanoTime() > deadline ? last : null;
    }

    /** That nothing is to be done is believed only after a while: a reading may be of a moment ago. */
    private boolean staysNew() {
        for (int seconds = 1; seconds <= 5; seconds++) {
            time.sleep(Duration.ofSeconds(seconds));
            if (read() != Is.NEW) {
                return false;
            }
        }
        return true;
    }

    /** What the policy is, compared with the two requests. */
    private enum Is {
        OLD,
        NEW,
        OTHER,
        GONE
    }

    private Is read() {
        return is(policy());
    }

    private Optional<LivePolicy> policy() {
        return live.policies(receipt.group()).stream()
                .filter(policy -> policy.name().equals(receipt.policy()))
                .findFirst();
    }

    private Is is(Optional<LivePolicy> policy) {
        if (policy.isEmpty() || !policy.get().arn().equals(receipt.policyArn())) {
            return Is.GONE;
        }
        var now = policy.get().request();
        return now.equals(to) ? Is.NEW : now.equals(from) ? Is.OLD : Is.OTHER;
    }

    /** Sends once; the record of the intent is on the disk before. Null when AWS said yes, and about this policy. */
    private @Nullable AwsFailure send(int number) throws IOException {
        var intent = to.objectNode().put("number", number);
        intent.set("request", to);
        receipt.record(sending, intent);
        AwsFailure failure = null;
        try {
            var arn = mutator.putScalingPolicy(to).path("PolicyARN").asText();
            if (!arn.equals(receipt.policyArn())) {
                failure = new AwsFailure(AwsFailure.Kind.GARBLED, "PutScalingPolicy", "an answer about another policy");
            }
        } catch (AwsFailure e) {
            failure = e;
        }
        var answer = to.objectNode().put("number", number);
        answer.put("answer", failure == null ? "yes" : failure.kind().name());
        receipt.record(answered, answer);
        return failure;
    }

    /**
     * Looks until two readings in a row say the same that is not the old policy, or {@code patience} is over.
     *
     * @param otherwise what it means when the old policy stands all the while
     */
    private Result settled(Duration patience, Found otherwise, int sent, @Nullable AwsFailure failure) {
        long hurried = time.nanoTime() + WHEN_STOPPED.toNanos();
        long limit = time.nanoTime() + patience.toNanos();
        Is before = Is.OLD;
        int seconds = 1;
        try {
            while (true) {
                var now = look();
                if (now == before && now != Is.OLD) {
                    return now == Is.NEW
                            ? withAlarms(sent)
                            : new Result(now == Is.GONE ? Found.GONE : Found.CHANGED_BY_OTHERS, sent, failure);
                }
                before = now;
                if (stop.getAsBoolean() && time.nanoTime() >= hurried) {
                    return new Result(Found.UNKNOWN, sent, failure);
                }
                if (time.nanoTime() >= limit) {
                    return new Result(now == Is.OLD ? otherwise : Found.UNKNOWN, sent, failure);
                }
                time.sleep(Duration.ofSeconds(seconds));
                seconds = Math.min(LONGEST_LOOK_SECONDS, 2 * seconds);
            }
        } catch (AwsFailure e) {
            return new Result(Found.UNKNOWN, sent, e);
        }
    }

    /** A reading that fails and may succeed later shows nothing new. */
    private Is look() {
        try {
            return read();
        } catch (AwsFailure e) {
            if (!e.kind().passing()) {
                throw e;
            }
            return Is.OLD;
        }
    }

    /** AWS makes a policy's alarms with it; a policy without them would never scale again. */
    private Result withAlarms(int sent) {
        long limit = time.nanoTime() + ALARMS.toNanos();
        AwsFailure failure = null;
        while (true) {
            try {
                var policy = policy();
                if (is(policy) != Is.NEW) {
                    return new Result(Found.CHANGED_BY_OTHERS, sent, null);
                }
                if (hasAlarms(policy.orElseThrow())) {
                    return new Result(Found.MADE, sent, null);
                }
                failure = null;
            } catch (AwsFailure e) {
                failure = e;
            }
            boolean hopeless = failure != null && !failure.kind().passing();
            if (hopeless || time.nanoTime() >= limit) {
                return new Result(failure == null ? Found.NO_ALARMS : Found.UNKNOWN, sent, failure);
            }
            time.sleep(Duration.ofSeconds(LONGEST_LOOK_SECONDS));
        }
    }

    /** One alarm to scale out and, unless scaling in is off, one to scale in (TT-10, TT-11, TT-17). */
    private boolean hasAlarms(LivePolicy policy) {
        boolean scalesIn =
                !to.path("TargetTrackingConfiguration").path("DisableScaleIn").asBoolean();
        var names = policy.alarmNames();
        return names.size() >= (scalesIn ? 2 : 1) && live.alarms(names).size() == names.size();
    }
}
