package dev.dryscale.aws.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.live.LivePolicy;
import dev.dryscale.aws.live.LiveState;
import dev.dryscale.aws.live.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds evidence against a live group. The only change it plans is an in-place update of one existing target tracking policy
 * that keeps its name and metric; the rest of what won is handed to a person.
 *
 * @param now when the plan is made
 */
public record ChangePlanner(
        Evidence evidence, PlanOptions options, String account, String region, LiveState state, Instant now) {

    private static final double MOST_POINTS = 20;
    private static final double MOST_SHARE = 0.25;

    /** The policy that would change, and what it would become. */
    private record Change(LivePolicy current, ObjectNode will, ObjectNode definition) {}

    /**
     * The plan.
     *
     * @param live how the live guards came out, to be shown
     * @throws Refusal with every reason why there is none
     */
    public ChangePlan plan(List<GuardResult> live) {
        var winner = evidence.candidate(options.policy());
        var change = change(winner);
        var reasons = new ArrayList<>(evidence.mismatches(state.group(), change.current()));
        refuseAge(reasons);
        refuseUnrestorable(reasons, change.current());
        var guards = new ArrayList<>(ownGuards(winner, change));
        guards.stream()
                .filter(guard -> !guard.held() && !options.waives(String.valueOf(guard.waiver())))
                .forEach(guard -> reasons.add(
                        guard.name() + ": " + guard.sentence() + "; " + guard.waiver() + " goes on all the same"));
        if (!reasons.isEmpty()) {
            throw new Refusal(reasons);
        }
        guards.addAll(live);
        return assemble(winner, change, guards);
    }

    /** The request that would be sent, for the guards that look at the live group. */
    public ObjectNode will() {
        return change(evidence.candidate(options.policy())).will();
    }

    private Change change(Evidence.Candidate winner) {
        var matches = new ArrayList<Change>();
        for (var definition : Evidence.definitions(winner)) {
            for (var policy : state.policies()) {
                if (policy.isTargetTracking()
                        && LivePolicy.TARGET_TRACKING.equals(
                                definition.path("PolicyType").asText())
                        && Scaling.metric(definition).equals(Scaling.metric(policy.document()))) {
                    matches.add(new Change(policy, will(policy, definition), definition));
                }
            }
        }
        if (matches.isEmpty()) {
            throw new Refusal(
                    "group " + state.group().name() + " has no target tracking policy with a metric of policy "
                            + winner.name() + "; policies are updated in place, never made (it has: " + names() + ")");
        }
        var differing = matches.stream()
                .filter(match -> !match.will().equals(match.current().request()))
                .toList();
        if (differing.size() > 1) {
            throw new Refusal(differing.size() + " policies would have to change at once: "
                    + String.join(
                            ", ",
                            differing.stream()
                                    .map(match -> match.current().name())
                                    .toList()));
        }
        return differing.isEmpty() ? matches.get(0) : differing.get(0);
    }

    private String names() {
        return state.policies().isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        state.policies().stream()
                                .map(policy -> policy.name() + " (" + policy.type() + ")")
                                .toList());
    }

    private static ObjectNode will(LivePolicy current, ObjectNode definition) {
        var will = current.request();
        var asked = LivePolicy.whole(definition);
        will.set("Enabled", asked.get("Enabled"));
        will.remove("EstimatedInstanceWarmup");
        if (asked.has("EstimatedInstanceWarmup")) {
            will.set("EstimatedInstanceWarmup", asked.get("EstimatedInstanceWarmup"));
        }
        var from = asked.path("TargetTrackingConfiguration");
        if (will.get("TargetTrackingConfiguration") instanceof ObjectNode configuration) {
            configuration.put("TargetValue", from.path("TargetValue").asDouble());
            configuration.set("DisableScaleIn", from.path("DisableScaleIn"));
        }
        return will;
    }

    private void refuseAge(List<String> reasons) {
        var age = Duration.between(evidence.end(), now);
        if (!evidence.traces().isEmpty() && age.compareTo(options.maxAge()) > 0) {
            reasons.add("the evidence's traffic ends " + evidence.end() + ", more than "
                    + options.maxAge().toDays() + " days ago; record anew, or say --max-age");
        }
    }

    private static void refuseUnrestorable(List<String> reasons, LivePolicy current) {
        if (!current.notRestorable().isEmpty()) {
            reasons.add("policy " + current.name() + " could not be put back: put-scaling-policy takes no "
                    + String.join(", ", current.notRestorable()) + " for " + current.type());
        }
    }

    private List<GuardResult> ownGuards(Evidence.Candidate winner, Change change) {
        return List.of(
                step(target(change.current().request()), target(change.will())),
                named(),
                new GuardResult(
                        "evidence",
                        evidence.isStrong(state.group()),
                        evidence.traces().size() + " recordings, "
                                + evidence.span().toDays()
                                + " days; 3 recordings or 7 days of the group's own are needed",
                        PlanOptions.WEAK_EVIDENCE),
                new GuardResult(
                        "verdict",
                        winner.name().equals(evidence.result().verdict().winner()),
                        evidence.result().verdict().sentence(),
                        PlanOptions.WEAK_EVIDENCE),
                alone(change),
                owner());
    }

    private static GuardResult step(double was, double will) {
        double step = Math.abs(will - was);
        return new GuardResult(
                "step",
                step <= MOST_POINTS && step <= MOST_SHARE * was,
                "the target goes from " + was + " to " + will + "; 20 points and 25 % are allowed",
                PlanOptions.ALLOW_LARGE);
    }

    private GuardResult named() {
        boolean named = evidence.namesItsGroup();
        return new GuardResult(
                "group name",
                named,
                named
                        ? "the evidence is of this group"
                        : "the evidence does not say which group it is of: its group: has no AutoScalingGroupName",
                PlanOptions.WEAK_EVIDENCE);
    }

    private GuardResult owner() {
        var owner = state.group().owner();
        return new GuardResult(
                "owner",
                owner == null,
                owner == null
                        ? "no tag says that something else manages the group"
                        : "by its tags the group is managed by " + owner
                                + ", which would take the change back; see --via",
                PlanOptions.OWN);
    }

    private GuardResult alone(Change change) {
        var others = state.policies().stream()
                .filter(policy -> !policy.name().equals(change.current().name()))
                .filter(policy -> policy.document().path("Enabled").asBoolean(true))
                .map(policy -> policy.name() + " (" + policy.type() + ")")
                .toList();
        return new GuardResult(
                "other policies",
                others.isEmpty(),
                others.isEmpty() ? "none" : "they scale the group too: " + String.join(", ", others),
                PlanOptions.ALLOW_MULTI);
    }

    private static double target(ObjectNode request) {
        return request.path("TargetTrackingConfiguration").path("TargetValue").asDouble();
    }

    private ChangePlan assemble(Evidence.Candidate winner, Change change, List<GuardResult> guards) {
        var hand = new HandOver(evidence, winner, change.definition(), state.group(), region);
        var current = change.current();
        return new ChangePlan(
                        ChangePlan.FORMAT,
                        ChangePlan.FORMAT_VERSION,
                        options.version(),
                        now.toString(),
                        now.plus(options.validFor()).toString(),
                        new ChangePlan.Target(account, region, state.group().name(), current.name(), current.arn()),
                        current.request(),
                        change.will(),
                        seen(change),
                        basis(winner),
                        hand.prediction(),
                        guards,
                        options.waivers().stream().sorted().toList(),
                        hand.lines(),
                        List.of(Commands.put(change.will(), region), Commands.put(current.request(), region)),
                        "")
                .sealed();
    }

    private ChangePlan.Seen seen(Change change) {
        var snapshot = state.snapshot();
        return new ChangePlan.Seen(
                snapshot.document(),
                snapshot.fingerprint(),
                snapshot.with(change.will()).fingerprint());
    }

    private ChangePlan.Basis basis(Evidence.Candidate winner) {
        var result = evidence.result();
        return new ChangePlan.Basis(
                evidence.sha256(),
                result.scenario(),
                result.seed(),
                result.replications(),
                winner.name(),
                evidence.traces(),
                "none was made");
    }
}
