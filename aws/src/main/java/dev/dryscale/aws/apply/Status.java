package dev.dryscale.aws.apply;

import dev.dryscale.aws.live.Live;
import java.util.Optional;

/** What is true of a run: by its records, and by the group itself where it can be asked. */
public final class Status {

    private Status() {}

    /** What the records say. */
    public static String recorded(Receipt receipt) {
        return receipt.file() + ": group " + receipt.group() + ", policy " + receipt.policy() + ": "
                + receipt.sentence();
    }

    /** What the policy is now, by the group itself. */
    public static String live(Receipt receipt, Live live) {
        var policy = live.policies(receipt.group()).stream()
                .filter(candidate -> candidate.name().equals(receipt.policy()))
                .findFirst();
        if (policy.isEmpty()) {
            return "now: the policy does not exist";
        }
        var now = policy.get().request();
        var alarms = Optional.of(policy.get().alarmNames().size())
                .map(n -> ", with " + n + " alarms")
                .orElse("");
        if (now.equals(receipt.will())) {
            return "now: the policy is as planned" + alarms + "; dryscale undo " + receipt.file() + " takes it back";
        }
        return now.equals(receipt.was())
                ? "now: the policy is what it was before" + alarms
                : "now: the policy is neither what it was nor as planned: somebody else changed it" + alarms;
    }
}
