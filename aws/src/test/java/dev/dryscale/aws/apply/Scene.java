package dev.dryscale.aws.apply;

import dev.dryscale.aws.api.AwsFailure;
import dev.dryscale.aws.api.Mutator;
import dev.dryscale.aws.api.Reader;
import dev.dryscale.aws.fake.FakeAws;
import dev.dryscale.aws.fake.VirtualTime;
import dev.dryscale.aws.live.Live;
import dev.dryscale.aws.live.LiveState;
import dev.dryscale.aws.live.Refusal;
import dev.dryscale.aws.plan.Blackout;
import dev.dryscale.aws.plan.ChangePlan;
import dev.dryscale.aws.plan.ChangePlanner;
import dev.dryscale.aws.plan.Evidence;
import dev.dryscale.aws.plan.LiveGuards;
import dev.dryscale.aws.plan.PlanOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** A group whose CPU policy has target 50, evidence for 60, and all that plan, apply and undo need. */
final class Scene {

    static final double OLD = 50.0;
    static final double NEW = 60.0;

    final VirtualTime time = new VirtualTime();
    final FakeAws aws = new FakeAws(time);
    final Path folder;
    final Set<String> waivers = new HashSet<>();
    final List<String> said = new ArrayList<>();

    /** Pairs of a text of the evidence and what is written in its place. */
    final List<String[]> edits = new ArrayList<>();

    Reader reader = aws;
    Mutator mutator = aws;
    Storage storage = Storage.disk();
    Blackout blackout = Blackout.NONE;
    boolean wait;
    boolean stop;
    String region = FakeAws.REGION;

    Scene(Path folder) {
        this.folder = folder;
    }

    Live live() {
        return new Live(reader, time, new SplittableRandom(7));
    }

    StateFolder state() {
        return new StateFolder(folder.resolve("state"), storage);
    }

    LiveGuards guards() {
        return new LiveGuards(live(), time, blackout, Duration.ofMinutes(30));
    }

    Applier applier() {
        return new Applier(live(), () -> mutator, time, state(), () -> stop, said::add);
    }

    /** A {@code result.json} of three recordings that ended a day ago, in which 60 won over 50. */
    Path evidence() {
        return evidence(NEW, "2026-03-08T12:00:00Z", 3);
    }

    Path evidence(double target, String start, int recordings) {
        var inputs = new StringBuilder("\"shop.yaml\":\"00\"");
        for (int i = 0; i < recordings; i++) {
            inputs.append(",\"trace")
                    .append(i)
                    .append(".csv.gz\":\"0")
                    .append(i)
                    .append('"');
        }
        var text = String.format(
                Locale.ROOT, """
                {"format":"dryscale-result","format_version":1,"version":"0.1.0","scenario":"shop","seed":1,
                 "replications":5,"traffic":"made up","verdict":{"winner":"calm","sentence":"calm costs 10 %% less"},
                 "gates_held":true,"candidates":[%s,%s],"inputs":{%s}}""", candidate("seed", OLD, start), candidate("calm", target, start), inputs);
        for (var edit : edits) {
            text = text.replace("\n", "").replace(edit[0], edit[1]);
        }
        try {
            return Files.writeString(folder.resolve("result.json"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String candidate(String name, double target, String start) {
        return String.format(Locale.ROOT, """
                {"name":"%s","profile":"aws-2026","group":{"AutoScalingGroupName":"shop","MinSize":2,"MaxSize":12,
                 "DefaultCooldown":300,"DefaultInstanceWarmup":120},"definitions":[{"PolicyName":"%s",
                 "PolicyType":"TargetTrackingScaling","EstimatedInstanceWarmup":120,"TargetTrackingConfiguration":
                 {"PredefinedMetricSpecification":{"PredefinedMetricType":"ASGAverageCPUUtilization"},
                 "TargetValue":%s,"DisableScaleIn":false},"Enabled":true}],
                 "estimates":{"cost":{"unit":"$","value":2.5,"low":2.4,"high":2.6}},
                 "differences":{"cost":{"unit":"$","value":-0.2,"low":-0.3,"high":-0.1}},
                 "run":{"start":"%s","horizon_s":86400}}""", name, name, target, start);
    }

    LiveState read() {
        return live().state(FakeAws.GROUP).orElseThrow(() -> new Refusal("there is no group " + FakeAws.GROUP));
    }

    ChangePlan plan() {
        return plan(evidence());
    }

    ChangePlan plan(Path evidence) {
        var options = new PlanOptions("calm", Duration.ofDays(14), Duration.ofMinutes(30), waivers, "0.1.0");
        try {
            var state = read();
            var planner = new ChangePlanner(
                    Evidence.read(evidence, "result.json"),
                    options,
                    FakeAws.ACCOUNT,
                    FakeAws.REGION,
                    state,
                    time.now());
            return planner.plan(guards().check(state, planner.will()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the command does it. */
    Outcome apply(ChangePlan plan) {
        return ending(() -> applier().apply(plan, region, guards(), wait));
    }

    Outcome undo() {
        return ending(() -> applier().undoOf(receipt()));
    }

    Receipt receipt() throws IOException {
        var receipts = state().receipts();
        return Receipt.open(receipts.get(receipts.size() - 1), state(), time);
    }

    /** Something that may be refused. */
    interface Work {
        Outcome run() throws IOException;
    }

    private static Outcome ending(Work work) {
        try {
            return work.run();
        } catch (Refusal e) {
            return new Outcome(Outcome.Kind.REFUSED, String.valueOf(e.getMessage()));
        } catch (AwsFailure e) {
            return Outcome.of(e);
        } catch (IOException e) {
            return new Outcome(Outcome.Kind.FAILED, String.valueOf(e));
        }
    }

    /** From here on calls are counted anew, and nothing is injected. */
    void fresh() {
        aws.injections.clear();
        aws.resetCounts();
    }
}
