package dev.dryscale.aws.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.aws.fake.FakeAws;
import dev.dryscale.aws.fake.Fault;
import dev.dryscale.aws.plan.ChangePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call × every fault × before and after its effect, and a thousand schedules by chance, on a clock that is not waited for. */
final class SweepTest {

    private static final int SCHEDULES = 1_000;
    private static final int MOST_FAULTS = 6;
    private static final int MOST_CALLS = 40;

    @TempDir
    private Path folder;

    private int scenes;

    private Scene scene() throws IOException {
        var scene = new Scene(Files.createDirectory(folder.resolve("scene" + scenes++)));
        // Thousands of runs, none of which loses power: they need not wait for the disk.
        scene.storage = (file, bytes) -> Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return scene;
    }

    /**
     * What must hold after any run: the words are true, and no more was sent than decided.
     *
     * @param from target before, and {@code to} the one that was wanted
     */
    private static void isTrue(Scene scene, Outcome outcome, ChangePlan plan, double from, double to, String what)
            throws IOException {
        var code = outcome.kind().exitCode();
        double target = scene.aws.target();
        assertThat(target).as(what).isIn(from, to);
        switch (code) {
            case 0 -> assertThat(target).as(what).isEqualTo(to);
            case 1, 4, 8, 130 -> assertThat(target).as(what + outcome).isEqualTo(from);
            case 7 -> assertThat(target).as(what).isEqualTo(from);
            default -> assertThat(code).as(what).isEqualTo(6);
        }
        assertThat(scene.aws.writes).as(what).allMatch(write -> write.equals(plan.will()) || write.equals(plan.was()));
        for (var file : scene.state().receipts()) {
            var sending = Files.readString(file)
                    .lines()
                    .filter(line -> line.contains("sending\""))
                    .count();
            assertThat((long) scene.aws.writes.size()).as(what).isLessThanOrEqualTo(sending);
        }
    }

    @Test
    void everyCallMayFailInEveryWayAndTheWordsStayTrue() throws IOException {
        for (var fault : Fault.values()) {
            for (var afterEffect : List.of(false, true)) {
                int call = 1;
                while (sweptApply(fault, afterEffect, call)) {
                    call++;
                }
                assertThat(call).as("calls of an apply").isGreaterThan(10);
                call = 1;
                while (sweptUndo(fault, afterEffect, call)) {
                    call++;
                }
                assertThat(call).as("calls of an undo").isGreaterThan(4);
            }
        }
    }

    /** Whether the fault was met: a run without one ends the sweep. */
    private boolean sweptApply(Fault fault, boolean afterEffect, int call) throws IOException {
        var scene = scene();
        var plan = scene.plan();
        scene.fresh();
        scene.aws.inject("*", call, fault, afterEffect);
        var outcome = scene.apply(plan);
        isTrue(scene, outcome, plan, Scene.OLD, Scene.NEW, fault + " at call " + call + " of apply: ");
        return scene.aws.calls() >= call;
    }

    private boolean sweptUndo(Fault fault, boolean afterEffect, int call) throws IOException {
        var scene = scene();
        var plan = scene.plan();
        assertThat(scene.apply(plan).kind()).isEqualTo(Outcome.Kind.DONE);
        scene.fresh();
        scene.aws.inject("*", call, fault, afterEffect);
        var outcome = scene.undo();
        isTrue(scene, outcome, plan, Scene.NEW, Scene.OLD, fault + " at call " + call + " of undo: ");
        return scene.aws.calls() >= call;
    }

    @Test
    void aThousandSchedulesOfFaultsLeaveTheWordsTrue() throws IOException {
        int done = 0;
        for (int seed = 0; seed < SCHEDULES; seed++) {
            var chance = new SplittableRandom(seed);
            var scene = scene();
            var plan = scene.plan();
            schedule(scene, chance);
            var outcome = scene.apply(plan);
            isTrue(scene, outcome, plan, Scene.OLD, Scene.NEW, "seed " + seed + " of apply: " + outcome);
            if (outcome.kind() == Outcome.Kind.DONE) {
                done++;
                schedule(scene, chance);
                var undone = scene.undo();
                isTrue(scene, undone, plan, Scene.NEW, Scene.OLD, "seed " + seed + " of undo: " + undone);
            }
        }
        assertThat(done).as("schedules in which the change was made").isBetween(SCHEDULES / 20, SCHEDULES);
    }

    private static void schedule(Scene scene, SplittableRandom chance) {
        scene.fresh();
        var faults = Fault.values();
        int count = 1 + chance.nextInt(MOST_FAULTS);
        for (int i = 0; i < count; i++) {
            var fault = faults[chance.nextInt(faults.length)];
            var action = chance.nextInt(3) == 0 ? FakeAws.PUT : "*";
            int number = 1 + chance.nextInt(action.equals("*") ? MOST_CALLS : 2);
            boolean after = chance.nextBoolean() && fault.kind().mayHaveHappened(); // what AWS refuses has no effect
            scene.aws.inject(action, number, fault, after);
        }
        scene.aws.effectAfter = chance.nextInt(4) == 0 ? Duration.ofSeconds(chance.nextInt(60)) : null;
        scene.aws.staleReads = chance.nextInt(4) == 0 ? chance.nextInt(4) : 0;
    }

    @Test
    void theSweepKnowsEveryFault() {
        assertThat(Arrays.stream(Fault.values()).map(Fault::kind).distinct()).hasSizeGreaterThan(8);
    }
}
