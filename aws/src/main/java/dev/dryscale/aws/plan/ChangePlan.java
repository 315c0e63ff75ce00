package dev.dryscale.aws.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.live.Canonical;
import dev.dryscale.aws.live.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One change of one policy of one group, with all that was known when it was planned; what {@code apply} reads, and nothing
 * else. The digest finds a slip, not an attacker: that the group is still as planned is asked of AWS.
 *
 * @param version of Dryscale that planned
 * @param created time of planning, ISO 8601 in UTC; {@code expires} likewise
 * @param was the {@code put-scaling-policy} that makes the policy what it is; {@code will} what it is to be
 * @param waivers options by which a person overruled a guard
 * @param byHand what the evidence had beside this change, as lines to run by hand
 * @param commands the AWS CLI lines that this change and its undo stand for
 * @param sha256 of all the rest
 */
public record ChangePlan(
        String format,
        int formatVersion,
        String version,
        String created,
        String expires,
        Target target,
        ObjectNode was,
        ObjectNode will,
        Seen seen,
        Basis evidence,
        List<String> prediction,
        List<GuardResult> guards,
        List<String> waivers,
        List<String> byHand,
        List<String> commands,
        String sha256) {

    static final String FORMAT = "dryscale-plan";
    static final int FORMAT_VERSION = 1;

    /**
     * What is to change.
     *
     * @param account the AWS account's number
     */
    public record Target(String account, String region, String group, String policy, String policyArn) {}

    /**
     * How the group stood.
     *
     * @param snapshot group, policies and scheduled actions
     * @param fingerprint of the snapshot; {@code fingerprintAfter} of the same with the change made
     */
    public record Seen(ObjectNode snapshot, String fingerprint, String fingerprintAfter) {}

    /**
     * What the change is based on.
     *
     * @param sha256 of the evidence's file
     * @param traces name and SHA-256 of the recorded traffic
     * @param backTest what the back-test said
     */
    public record Basis(
            String sha256,
            String scenario,
            long seed,
            int replications,
            String policy,
            Map<String, String> traces,
            String backTest) {}

    public ChangePlan {
        prediction = List.copyOf(prediction);
        guards = List.copyOf(guards);
        waivers = List.copyOf(waivers);
        byHand = List.copyOf(byHand);
        commands = List.copyOf(commands);
    }

    /** Whether applying would change anything. */
    public boolean changes() {
        return !was.equals(will);
    }

    /** One line for everything that would change. */
    public List<String> changed() {
        return new Snapshot(was)
                .differences(new Snapshot(will)).stream()
                        .map(line -> line.replace(" was ", ": ").replace(", is ", " -> "))
                        .toList();
    }

    public String account() {
        return target.account();
    }

    public String region() {
        return target.region();
    }

    public String group() {
        return target.group();
    }

    public String policy() {
        return target.policy();
    }

    /** This plan with its digest. */
    ChangePlan sealed() {
        return new ChangePlan(
                format,
                formatVersion,
                version,
                created,
                expires,
                target,
                was,
                will,
                seen,
                evidence,
                prediction,
                guards,
                waivers,
                byHand,
                commands,
                digest());
    }

    private String digest() {
        var tree = StrictJson.parse(
                StrictJson.write(this).getBytes(java.nio.charset.StandardCharsets.UTF_8), "plan", ObjectNode.class);
        tree.remove("sha256");
        return Canonical.digest(tree);
    }

    /**
     * Reads a plan file.
     *
     * @throws IllegalArgumentException when the file is no plan, or not the plan that was written
     */
    public static ChangePlan read(Path file, String shown) throws IOException {
        var plan = StrictJson.read(file, shown, ChangePlan.class);
        if (!FORMAT.equals(plan.format) || plan.formatVersion != FORMAT_VERSION) {
            throw new IllegalArgumentException(
                    shown + ": must be a plan of format " + FORMAT_VERSION + ", written by dryscale plan");
        }
        if (!plan.digest().equals(plan.sha256)) {
            throw new IllegalArgumentException(
                    shown + ": was changed after it was written (its digest differs); plan again");
        }
        return plan;
    }

    /** The plan as the file that {@link #read} takes. */
    public String file() {
        return StrictJson.writePretty(this);
    }
}
