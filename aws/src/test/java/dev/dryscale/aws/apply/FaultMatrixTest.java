package dev.dryscale.aws.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.aws.fake.FakeAws;
import dev.dryscale.aws.fake.Fault;
import dev.dryscale.aws.fake.VirtualTime;
import dev.dryscale.aws.plan.Blackout;
import dev.dryscale.aws.plan.ChangePlan;
import dev.dryscale.aws.plan.PlanOptions;
import dev.dryscale.aws.sdk.Connection;
import dev.dryscale.aws.sdk.ConnectionOptions;
import dev.dryscale.aws.sdk.WireFake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fault matrix, over the SDK's real clients and a real connection. Every row is played against an apply and against an
 * undo, and after each the same things must hold: at most one request on the wire for each decision to send one, sizes never
 * touched, the policy is what it was or what it was to be, or the words say that it is not known.
 */
final class FaultMatrixTest {

    private static final double OLD = Scene.OLD;
    private static final double NEW = Scene.NEW;
    private static final double FOREIGN = 55.0;
    private static final String POLICIES = "DescribePolicies";
    private static final int NONE = -1;

    /**
     * @param number of the row of the matrix
     * @param before what is so from the beginning, before planning
     * @param fault what happens from then on
     * @param apply exit code of the apply, and {@code applied} the target that stands then
     * @param undo exit code of the undo after a clean apply, and {@code undone} the target that stands then; -1 when the row
     *     says nothing about undo
     */
    private record Row(
            int number,
            String name,
            Consumer<Scene> before,
            Consumer<Scene> fault,
            int apply,
            double applied,
            int undo,
            double undone) {}

    @TempDir
    private Path folder;

    private static Row row(
            int number, String name, Consumer<Scene> fault, int apply, double applied, int undo, double undone) {
        return new Row(number, name, scene -> {}, fault, apply, applied, undo, undone);
    }

    /** What forbids an apply and is no matter to an undo. */
    private static Row guard(int number, String name, Consumer<Scene> before) {
        return new Row(number, name, before, scene -> {}, 4, OLD, NONE, 0);
    }

    private static Consumer<Scene> put(Fault fault, boolean afterEffect) {
        return scene -> scene.aws.inject(FakeAws.PUT, 1, fault, afterEffect);
    }

    private static Consumer<Scene> always(String action, Fault fault) {
        return scene -> scene.aws.inject(action, 0, fault, false);
    }

    private static List<Row> answers() {
        var rows = new ArrayList<Row>();
        rows.add(row(1, "write throttled once", put(Fault.THROTTLED, false), 0, NEW, 0, OLD));
        rows.add(row(1, "write throttled always", always(FakeAws.PUT, Fault.THROTTLING_EXCEPTION), 1, OLD, 8, NEW));
        rows.add(row(
                1,
                "reads throttled thrice",
                scene ->
                        IntStream.rangeClosed(1, 3).forEach(n -> scene.aws.inject(POLICIES, n, Fault.THROTTLED, false)),
                0,
                NEW,
                0,
                OLD));
        rows.add(row(1, "reads throttled always", always(POLICIES, Fault.THROTTLED), 1, OLD, 8, NEW));
        rows.add(row(2, "contention once", put(Fault.CONTENTION, false), 0, NEW, 0, OLD));
        rows.add(row(2, "contention always", always(FakeAws.PUT, Fault.CONTENTION), 6, OLD, 6, NEW));
        rows.add(row(3, "503 before the effect", put(Fault.UNAVAILABLE, false), 0, NEW, 0, OLD));
        rows.add(row(3, "500 before the effect", put(Fault.INTERNAL, false), 0, NEW, 0, OLD));
        rows.add(row(4, "500 after the effect", put(Fault.INTERNAL, true), 0, NEW, 0, OLD));
        rows.add(row(5, "closed before the effect", put(Fault.CLOSED, false), 0, NEW, 0, OLD));
        rows.add(row(5, "closed after the effect", put(Fault.CLOSED, true), 0, NEW, 0, OLD));
        rows.add(row(6, "no answer, effect now", put(Fault.SILENT, true), 0, NEW, 0, OLD));
        rows.add(row(
                6,
                "no answer, effect 60 s later",
                scene -> {
                    scene.aws.effectAfter = Duration.ofSeconds(60);
                    put(Fault.CLOSED, true).accept(scene);
                },
                0,
                NEW,
                0,
                OLD));
        rows.add(row(7, "cut after the effect", put(Fault.CUT, true), 0, NEW, 0, OLD));
        for (var fault : List.of(Fault.PORTAL, Fault.EMPTY, Fault.WRONG_ROOT, Fault.REDIRECT)) {
            rows.add(row(8, "write answered by " + fault, put(fault, false), 0, NEW, 0, OLD));
            rows.add(row(8, "reads answered by " + fault, always(POLICIES, fault), 1, OLD, 8, NEW));
        }
        rows.add(row(8, "answer about another policy", scene -> scene.aws.answeredArn = "arn:other", 0, NEW, 0, OLD));
        rows.add(row(17, "validation error", put(Fault.INVALID, false), 1, OLD, 8, NEW));
        rows.add(row(18, "quota", put(Fault.LIMIT, false), 1, OLD, 8, NEW));
        rows.add(row(19, "read denied", always(POLICIES, Fault.DENIED), 4, OLD, 4, NEW));
        rows.add(row(19, "write denied", put(Fault.DENIED, false), 4, OLD, 8, NEW));
        rows.add(row(20, "token expired from the start", always(POLICIES, Fault.EXPIRED), 1, OLD, 8, NEW));
        rows.add(row(
                20,
                "token expires after the write",
                scene -> scene.aws.atWrite =
                        () -> always(POLICIES, Fault.EXPIRED).accept(scene),
                6,
                NEW,
                6,
                OLD));
        rows.add(row(21, "clock skew", always(POLICIES, Fault.SKEWED), 1, OLD, 8, NEW));
        rows.add(row(50, "an answer of more than 8 MiB", put(Fault.HUGE, true), 0, NEW, 0, OLD));
        rows.add(row(50, "an answer nested 500,000 deep", put(Fault.NESTED, true), 0, NEW, 0, OLD));
        rows.add(row(50, "an answer with entities", put(Fault.DOCTYPE, true), 0, NEW, 0, OLD));
        rows.add(row(51, "a redirect", put(Fault.REDIRECT, true), 0, NEW, 0, OLD));
        rows.add(row(52, "a byte now and then", put(Fault.DRIP, true), 0, NEW, 0, OLD));
        return rows;
    }

    private static List<Row> readings() {
        var rows = new ArrayList<Row>();
        rows.add(row(9, "three stale readings", scene -> scene.aws.staleReads = 3, 0, NEW, 0, OLD));
        rows.add(row(9, "stale for ever", scene -> scene.aws.staleReads = 10_000, 6, NEW, NONE, 0));
        rows.add(row(10, "new, old, new for ever", scene -> scene.aws.flipFlop = true, 6, NEW, NONE, 0));
        rows.add(row(11, "edited since", scene -> edit(scene), 4, FOREIGN, 4, FOREIGN));
        rows.add(row(
                12,
                "edited right after the write",
                scene -> scene.aws.atCall.put(POLICIES, () -> {
                    if (!scene.aws.writes.isEmpty()) {
                        edit(scene);
                    }
                }),
                6,
                FOREIGN,
                6,
                FOREIGN));
        rows.add(row(14, "policy deleted", scene -> scene.aws.policies.clear(), 4, Double.NaN, 4, Double.NaN));
        rows.add(row(
                15,
                "group being deleted",
                scene -> scene.aws.group.put("Status", "Delete in progress"),
                4,
                OLD,
                NONE,
                0));
        rows.add(row(
                15, "group deleted", scene -> scene.aws.group.put("AutoScalingGroupName", "gone"), 4, OLD, NONE, 0));
        rows.add(row(21, "clock an hour ahead", scene -> scene.time.setClock(Duration.ofHours(1)), 4, OLD, 0, OLD));
        rows.add(row(21, "clock an hour behind", scene -> scene.time.setClock(Duration.ofHours(-1)), 4, OLD, 0, OLD));
        rows.add(row(22, "another account", scene -> scene.aws.account = "999999999999", 4, OLD, 4, NEW));
        rows.add(row(22, "another region", scene -> scene.region = "eu-west-1", 4, OLD, NONE, 0));
        rows.add(row(23, "tag taken away", scene -> scene.aws.dropTags(), 4, OLD, 8, NEW));
        rows.add(row(
                24,
                "only one alarm, then two",
                scene -> scene.aws.atWrite = () -> scene.aws.alarmsMade = scene.aws.writes.isEmpty() ? 1 : 2,
                7,
                OLD,
                NONE,
                0));
        rows.add(row(24, "no alarm for ever", scene -> scene.aws.alarmsMade = 0, 6, OLD, 6, OLD));
        return rows;
    }

    private static void edit(Scene scene) {
        scene.aws.policies.put(FakeAws.POLICY, scene.aws.policy(FakeAws.POLICY, FOREIGN));
    }

    private static List<Row> guards() {
        return List.of(
                guard(23, "no tag", scene -> scene.aws.dropTags()),
                guard(
                        25,
                        "a suspended process",
                        scene -> scene.aws
                                .group
                                .putArray("SuspendedProcesses")
                                .addObject()
                                .put("ProcessName", "AlarmNotification")),
                guard(26, "an activity in progress", scene -> scene.aws.activities.add(activity(scene))),
                guard(
                        26,
                        "an instance refresh",
                        scene -> scene.aws.refreshes.add(scene.aws
                                .group
                                .objectNode()
                                .put("InstanceRefreshId", "r")
                                .put("Status", "InProgress"))),
                guard(
                        27,
                        "a scheduled action in ten minutes",
                        scene -> scene.aws.scheduledActions.add(scene.aws
                                .group
                                .objectNode()
                                .put("ScheduledActionName", "noon")
                                .put(
                                        "StartTime",
                                        VirtualTime.START.plusSeconds(600).toString()))),
                guard(29, "the policy would halve the group", scene -> scene.aws.metric = 10),
                guard(30, "no metric", scene -> scene.aws.metricMissing = true),
                guard(30, "a metric of 0", scene -> scene.aws.metric = 0),
                guard(30, "a metric that is no number", scene -> scene.aws.metric = Double.NaN),
                guard(30, "an old metric", scene -> scene.aws.metricAge = Duration.ofMinutes(16)),
                guard(
                        32,
                        "within a blackout window",
                        scene ->
                                scene.blackout = blackout(scene, "{from: '2026-03-10T07:00', to: '2026-03-10T09:00'}")),
                guard(
                        32,
                        "a blackout window begins within the bake",
                        scene -> scene.blackout = blackout(scene, "{days: [TUESDAY], from: '08:20', to: '08:30'}")),
                guard(29, "an instance is not in service", scene -> scene.aws.group.put("DesiredCapacity", 5)));
    }

    static com.fasterxml.jackson.databind.node.ObjectNode activity(Scene scene) {
        return scene.aws
                .group
                .objectNode()
                .put("ActivityId", "a")
                .put("AutoScalingGroupName", FakeAws.GROUP)
                .put("Cause", "a user request")
                .put("StartTime", VirtualTime.START.toString())
                .put("StatusCode", "InProgress")
                .put("Description", "Launching a new EC2 instance");
    }

    /** 12:00 in UTC is 08:00 in New York, two days after the clocks there went forward. */
    private static Blackout blackout(Scene scene, String window) {
        try {
            var file = Files.writeString(
                    scene.folder.resolve("blackout.yaml"), "timeZone: America/New_York\nwindows: [" + window + "]\n");
            return Blackout.read(file, "blackout.yaml");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Row> rows() {
        return Stream.of(answers(), readings(), guards()).flatMap(List::stream).toList();
    }

    @TestFactory
    Stream<DynamicTest> everyRowAgainstAnApply() {
        return rows().stream().map(row -> DynamicTest.dynamicTest(row.number() + " " + row.name(), () -> apply(row)));
    }

    @TestFactory
    Stream<DynamicTest> everyRowAgainstAnUndo() {
        return rows().stream()
                .filter(row -> row.undo() != NONE)
                .map(row -> DynamicTest.dynamicTest(row.number() + " " + row.name(), () -> undo(row)));
    }

    private void apply(Row row) throws IOException {
        onTheWire(row, scene -> {
            row.before().accept(scene);
            var plan = scene.plan();
            scene.fresh();
            row.fault().accept(scene);

            var outcome = scene.apply(plan);

            assertThat(outcome.kind().exitCode()).as(outcome.toString()).isEqualTo(row.apply());
            assertThat(Double.valueOf(scene.aws.target()))
                    .as(outcome.toString())
                    .isEqualTo(Double.valueOf(row.applied()));
            holds(scene, plan);
        });
    }

    private void undo(Row row) throws IOException {
        onTheWire(row, scene -> {
            row.before().accept(scene);
            var plan = scene.plan();
            assertThat(scene.apply(plan).kind()).isEqualTo(Outcome.Kind.DONE);
            scene.fresh();
            row.fault().accept(scene);

            var outcome = scene.undo();

            assertThat(outcome.kind().exitCode()).as(outcome.toString()).isEqualTo(row.undo());
            assertThat(Double.valueOf(scene.aws.target()))
                    .as(outcome.toString())
                    .isEqualTo(Double.valueOf(row.undone()));
            holds(scene, plan);
            if (row.undo() == 8) {
                assertThat(outcome.sentence())
                        .contains("aws autoscaling put-scaling-policy")
                        .contains("50.0");
            }
        });
    }

    /** The invariants I1 to I8 that can be seen from outside. */
    private static void holds(Scene scene, ChangePlan plan) {
        assertThat(scene.aws.permissions)
                .allMatch(call -> call.contains(":Describe") || call.contains(":Get") || call.endsWith(FakeAws.PUT));
        assertThat(scene.aws.writes).allMatch(write -> write.equals(plan.will()) || write.equals(plan.was()));
        assertThat(scene.aws.group.path("MinSize").asInt()).isEqualTo(2);
        assertThat(scene.aws.group.path("MaxSize").asInt()).isEqualTo(12);
        assertThat(scene.aws.policies.keySet()).isSubsetOf(FakeAws.POLICY);
    }

    private void onTheWire(Row row, Consumer<Scene> play) throws IOException {
        var place = Files.createTempDirectory(folder, "row" + row.number());
        var scene = new Scene(place);
        var credentials = Files.writeString(
                place.resolve("credentials"), "[ops]\naws_access_key_id=AKIAEXAMPLE\naws_secret_access_key=secret\n");
        try (var wire = new WireFake(scene.aws);
                var connection = Connection.open(new ConnectionOptions(
                        FakeAws.REGION, "ops", wire.uri(), Duration.ofMillis(1_500), credentials))) {
            scene.reader = connection;
            scene.mutator = connection.writing();
            play.accept(scene);
        }
    }

    /** Rows that are proven elsewhere, and those that need watch, which does not exist yet. */
    @Test
    void everyRowOfTheMatrixHasItsPlace() {
        var here = rows().stream().map(Row::number).toList();
        var watch = List.of(13, 33, 34, 35, 36, 37);
        var planned = List.of(16, 28, 31, 39, 40); // ChangePlannerTest
        var recorded = List.of(41, 42, 43, 44, 45, 46, 47); // ReceiptTest, KilledApplyTest
        var elsewhere = List.of(38, 48, 49, 53, 54); // here under undo, WireTest, AwsCommandsTest, PermissionsTest

        assertThat(IntStream.rangeClosed(1, 54).boxed())
                .allMatch(number ->
                        Stream.of(here, watch, planned, recorded, elsewhere).anyMatch(rows -> rows.contains(number)));
        assertThat(PlanOptions.ALLOW_LARGE).isNotEmpty();
    }
}
