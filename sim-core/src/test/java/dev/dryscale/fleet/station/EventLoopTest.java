package dev.dryscale.fleet.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.station.DataPlane.WorkTotals;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.RandomStream;
import dev.dryscale.record.RequestTotals;
import org.junit.jupiter.api.Test;

/** Small examples worked by hand, in nanoseconds. */
class EventLoopTest {

    @Test
    void aSlotServesOneAfterTheOther() {
        // 12 each, arriving every 10: the k-th leaves at 12 k
        var rig = Rig.slots(1).with(1, Rig.script(0, 12, 10, 12, 20, 12, 30, 12));
        assertThat(rig.departures(100)).containsExactly(12L, 24L, 36L, 48L);
    }

    @Test
    void aSlotThatKeepsUpLetsNobodyWait() {
        var rig = Rig.slots(1).with(1, Rig.script(0, 7, 10, 7, 20, 7));
        assertThat(rig.departures(100)).containsExactly(7L, 17L, 27L);
    }

    @Test
    void anArrivalSeesEveryDepartureUpToItsOwnInstant() {
        // no queue: the one at 10 finds the slot free, the one at 19 does not
        var rig = Rig.slots(1).queueLimit(0).with(1, Rig.script(0, 10, 10, 10, 19, 10));
        assertThat(rig.departures(100)).containsExactly(10L, 20L);
        assertThat(rig.totals().rejected()).isEqualTo(1);
        assertThat(rig.totals().gaveUp()).isEqualTo(1);
    }

    @Test
    void theQueueHoldsSoManyBeyondConcurrency() {
        // two slots, one place: of four at 0 the fourth is rejected, the third waits until 10
        var rig = Rig.slots(2).queueLimit(1).with(1, Rig.script(0, 10, 0, 15, 0, 3, 0, 1));
        assertThat(rig.departures(100)).containsExactly(10L, 13L, 15L);
        assertThat(rig.totals().rejected()).isEqualTo(1);
    }

    @Test
    void requestsShareAProcessorEqually() {
        // A (100) alone to 40 has 60 left; B (20) arrives, both at 1/2: B leaves at 80, A has 40 left and leaves at 120
        var rig = Rig.cpu(1, 10).with(1, Rig.script(0, 100, 40, 20));
        assertThat(rig.departures(200)).containsExactly(80L, 120L);
    }

    @Test
    void aRequestUsesAtMostOneProcessor() {
        // three on two: rate 2/3 for all until 150; a fourth, alone, needs its 30
        var rig = Rig.cpu(2, 10).with(1, Rig.script(0, 100, 0, 100, 0, 100, 150, 30));
        assertThat(rig.departures(300)).containsExactly(150L, 150L, 150L, 180L);
    }

    @Test
    void aDepartureIsRoundedUpToAWholeNanosecond() {
        // rate 2/3: 10 nanoseconds of work take 15, 11 take 16.5
        assertThat(Rig.cpu(2, 3).with(1, Rig.script(0, 10, 0, 10, 0, 10)).departures(50))
                .containsExactly(15L, 15L, 15L);
        assertThat(Rig.cpu(2, 3).with(1, Rig.script(0, 11, 0, 11, 0, 11)).departures(50))
                .containsExactly(17L, 17L, 17L);
    }

    @Test
    void onlySoManyAreAdmittedToTheProcessor() {
        // concurrency 2 on one processor: A and B (50 each) leave at 100, C (20) starts then
        var rig = Rig.cpu(1, 2).with(1, Rig.script(0, 50, 0, 50, 0, 20));
        assertThat(rig.departures(200)).containsExactly(100L, 100L, 120L);
    }

    @Test
    void startupWorkTakesProcessorsAway() {
        // 1.5 of 2 taken: 50 of 100 done by 100, the rest at full rate
        var rig = Rig.cpu(2, 10).with(1, Rig.script(0, 100));
        rig.loop.startupLoad(0, 1.5, 0);
        rig.loop.runUntil(100);
        assertThat(rig.totals().completed()).isZero();
        rig.loop.startupLoad(0, 0, 100);
        assertThat(rig.departures(200)).containsExactly(150L);
    }

    @Test
    void nothingMovesWhileStartupWorkTakesEveryProcessor() {
        var rig = Rig.cpu(2, 10).with(1, Rig.script(0, 100));
        rig.loop.startupLoad(0, 2, 0);
        rig.loop.runUntil(1_000_000);
        assertThat(rig.totals().completed()).isZero();
        rig.loop.startupLoad(0, 0, 1_000_000);
        rig.loop.runUntil(1_000_100);
        assertThat(rig.totals().completed()).isZero();
        rig.loop.runUntil(1_000_101);
        assertThat(rig.totals().completed()).isEqualTo(1);
    }

    @Test
    void ioWaitsOffTheProcessorButHoldsItsPlace() {
        // 0.25 s CPU, then 0.5 s I/O, two places, one processor: A, B on the CPU to 0.5 s, off to 1.0 s; C then, alone
        long quarter = 250_000_000;
        var rig = Rig.cpu(1, 2).ioTime(new Deterministic(0.5)).with(1, Rig.script(0, quarter, 0, quarter, 0, quarter));
        assertThat(rig.instants(RequestTotals::completed, quarter, 10 * quarter))
                .containsExactly(4 * quarter, 4 * quarter, 7 * quarter);
        rig.loop.closeMinute(10 * quarter);
        assertThat(rig.loop.busyNanos(0)).isEqualTo(3 * quarter);
    }

    @Test
    void aTimeoutCancelsARequestAndTheWorkDoneIsNotGivenBack() {
        // time-out 50: A (80) leaves at 50 with 30 to do; B (20, since 10) starts at 50, leaves at 60 with 10 to do;
        // C (10, since 30) starts at 60 and is answered at 70
        var rig = Rig.slots(1).timeout(50).with(1, Rig.script(0, 80, 10, 20, 30, 10));
        assertThat(rig.instants(RequestTotals::timedOut, 1, 65)).containsExactly(50L, 60L);
        assertThat(rig.instants(RequestTotals::completed, 1, 100)).containsExactly(70L);
        assertThat(rig.loop.workTotals()).isEqualTo(new WorkTotals(110, 70, 40, 0));
        rig.closeMinute(101);
        assertThat(rig.book.latency().maxNanos()).isEqualTo(40);
    }

    @Test
    void anAnswerAtTheVeryTimeoutCounts() {
        var rig = Rig.slots(1).timeout(50).with(1, Rig.script(0, 50));
        assertThat(rig.departures(100)).containsExactly(50L);
        assertThat(rig.totals().timedOut()).isZero();
    }

    @Test
    void aTimeoutOnASharedProcessorSpeedsUpTheOthers() {
        // A (100) and B (45, since 20), time-out 60. At 20: A has 80 left. At 60: A left with 60 to do, B has 25 left.
        // B alone would leave at 85, but its own time-out is at 80: 5 to do
        var rig = Rig.cpu(1, 5).timeout(60).with(1, Rig.script(0, 100, 20, 45));
        assertThat(rig.instants(RequestTotals::timedOut, 1, 200)).containsExactly(60L, 80L);
        assertThat(rig.loop.workTotals()).isEqualTo(new WorkTotals(145, 80, 65, 0));
    }

    @Test
    void aTimeoutDuringIoFreesThePlace() {
        // CPU 10, I/O 1 s, time-out 100: A leaves at 100, B (since 50) starts then, its CPU work is done at 110
        var rig = Rig.cpu(1, 1).timeout(100).ioTime(new Deterministic(1)).with(1, Rig.script(0, 10, 50, 10));
        assertThat(rig.instants(RequestTotals::timedOut, 1, 200)).containsExactly(100L, 150L);
        assertThat(rig.loop.workTotals()).isEqualTo(new WorkTotals(20, 20, 0, 0));
        assertThat(rig.totals().completed()).isZero();
    }

    @Test
    void theRetryBudgetIsATokenBucket() {
        // no target, half a token per first attempt, no back-off: the second and fourth request may retry once
        var rig = Rig.slots(1).retry(5, 0, 0.5).with(Rig.script(0, 1, 10, 1, 20, 1, 30, 1));
        assertThat(rig.instants(RequestTotals::retries, 1, 50)).containsExactly(10L, 30L);
        var totals = rig.totals();
        assertThat(totals.offered()).isEqualTo(4);
        assertThat(totals.rejected()).isEqualTo(6);
        assertThat(totals.gaveUp()).isEqualTo(4);
    }

    @Test
    void theTokenBucketHoldsAHundred() {
        long[] script = new long[600];
        for (int i = 0; i < 300; i++) {
            script[2 * i] = i;
            script[2 * i + 1] = 1;
        }
        // 250 are answered and put in 125 tokens, of which 100 stay; then 50 find no target. Nine retries each leave 91
        // after the first, 8.5 less after each further one: 6 after the 11th. The 12th has 6.5 and retries 6 times,
        // then
        // two together pay for one: the 13th, 15th ... 49th. 11 * 9 + 6 + 19 = 124
        var rig = Rig.slots(1).retry(9, 0, 0.5).with(1, Rig.script(script));
        rig.loop.runUntil(250);
        rig.loop.deregister(0, 250);
        while (rig.loop.runUntil(1_000) < 1_000) {
            // the row is idle
        }
        assertThat(rig.totals().retries()).isEqualTo(124);
    }

    @Test
    void backOffDoublesWithFullJitter() {
        var setting = Rig.slots(1).retry(3, 100, 1).seed(7);
        RandomStream jitter = setting.streams().named("retry");
        long first = (long) (jitter.nextDouble() * 100);
        long second = first + (long) (jitter.nextDouble() * 200);
        long third = second + (long) (jitter.nextDouble() * 400);
        var rig = setting.with(Rig.script(0, 1));
        assertThat(rig.instants(RequestTotals::retries, 1, 1000)).containsExactly(first, second, third);
        assertThat(rig.totals().gaveUp()).isEqualTo(1);
        assertThat(rig.totals().rejected()).isEqualTo(4);
    }

    @Test
    void aRetryKeepsItsSizeAndIsTimedFromItsOwnArrival() {
        var setting = Rig.slots(1).retry(1, 1000, 1).seed(8);
        long again = (long) (setting.streams().named("retry").nextDouble() * 1000);
        var rig = setting.with(Rig.script(0, 77));
        rig.loop.runUntil(1);
        assertThat(rig.totals().open()).isEqualTo(1);
        rig.loop.register(0, 1);
        assertThat(rig.departures(2000)).containsExactly(again + 77);
        rig.closeMinute(2001);
        assertThat(rig.book.latency().maxNanos()).isEqualTo(77);
        assertThat(rig.loop.offeredWorkNanos()).isEqualTo(154);
        assertThat(rig.loop.workTotals()).isEqualTo(new WorkTotals(77, 77, 0, 0));
    }

    @Test
    void whatAnInstanceHadIsLostWithIt() {
        var rig = Rig.slots(1).with(1, Rig.script(0, 100, 5, 30));
        rig.loop.runUntil(40);
        rig.loop.remove(0, 40);
        assertThat(rig.totals().failed()).isEqualTo(2);
        assertThat(rig.totals().inSystem()).isZero();
        assertThat(rig.loop.workTotals()).isEqualTo(new WorkTotals(130, 40, 90, 0));
        assertThat(rig.departures(300)).isEmpty();
    }

    @Test
    void aDepartureDueAtTheRemovalStillHappens() {
        var rig = Rig.slots(2).with(1, Rig.script(0, 40, 0, 41));
        rig.loop.runUntil(40);
        rig.loop.remove(0, 40);
        assertThat(rig.totals().completed()).isEqualTo(1);
        assertThat(rig.totals().failed()).isEqualTo(1);
    }

    @Test
    void requestsOffTheProcessorAreLostWithTheirInstance() {
        long half = 500_000_000;
        // A off the CPU since 0.5 s to 1.5 s, B (since 1 s) to 2.5 s; gone at 1.5 s: A is answered, B is lost
        var rig = Rig.cpu(1, 5).ioTime(new Deterministic(1)).with(2, Rig.script(0, half, 0, 1, 2 * half, half));
        rig.loop.runUntil(3 * half);
        rig.loop.remove(0, 3 * half);
        assertThat(rig.totals().failed()).isEqualTo(1);
        assertThat(rig.totals().completed()).isEqualTo(2);
        assertThat(rig.loop.agesNanos(3 * half)).isZero();
    }

    @Test
    void aRowIsUsedAgainAsNew() {
        var rig = Rig.cpu(2, 5).with(1, Rig.script(0, 100, 200, 100));
        rig.loop.startupLoad(0, 1.9, 0);
        rig.loop.runUntil(50);
        rig.loop.remove(0, 50);
        rig.loop.register(0, 150);
        assertThat(rig.departures(400)).containsExactly(300L);
    }

    @Test
    void aDeregisteredRowFinishesWhatItHasAndSaysWhenItIsIdle() {
        var rig = Rig.slots(1).with(2, Rig.script(0, 60, 5, 500, 6, 40, 20, 10));
        rig.loop.runUntil(10);
        rig.loop.deregister(0, 10);
        assertThat(rig.loop.idleAtNanos(0, 10)).isEqualTo(DataPlane.UNKNOWN);
        // row 0: 60, then 40 more; row 1 has the others
        assertThat(rig.loop.runUntil(1000)).isEqualTo(100);
        assertThat(rig.totals().completed()).isEqualTo(2);
        assertThat(rig.loop.idleAtNanos(0, 100)).isEqualTo(100);
        assertThat(rig.loop.runUntil(1000)).isEqualTo(1000);
        assertThat(rig.totals().completed()).isEqualTo(4);
    }

    @Test
    void anIdleRowIsIdleAtOnce() {
        var rig = Rig.slots(1).with(1, Rig.script(50, 10));
        rig.loop.deregister(0, 20);
        assertThat(rig.loop.idleAtNanos(0, 20)).isEqualTo(20);
        assertThat(rig.loop.runUntil(100)).isEqualTo(100);
        assertThat(rig.totals().rejected()).isEqualTo(1);
    }

    @Test
    void withoutATargetARequestIsRejectedAtOnce() {
        var rig = Rig.slots(1).with(Rig.script(0, 10, 5, 10));
        rig.loop.runUntil(100);
        assertThat(rig.totals().rejected()).isEqualTo(2);
        assertThat(rig.totals().gaveUp()).isEqualTo(2);
        rig.loop.closeMinute(100);
        assertThat(rig.loop.offeredWorkNanos()).isEqualTo(20);
        assertThat(rig.loop.workTotals()).isEqualTo(new WorkTotals(0, 0, 0, 0));
    }

    @Test
    void nothingHappensAtTheEndOfAStretch() {
        var rig = Rig.slots(1).with(1, Rig.script(0, 40, 40, 10));
        assertThat(rig.loop.runUntil(40)).isEqualTo(40);
        assertThat(rig.totals().completed()).isZero();
        assertThat(rig.totals().offered()).isEqualTo(1);
        rig.loop.runUntil(41);
        assertThat(rig.totals().completed()).isEqualTo(1);
        assertThat(rig.totals().offered()).isEqualTo(2);
    }

    @Test
    void aMinuteHasItsOwnBusyTimeRoutesAndWork() {
        // two processors: A (100) from 0, B (100) from 80, minute of 90: 90 + 10; then to 180: 10 + 90
        var rig = Rig.cpu(2, 4).with(1, Rig.script(0, 100, 80, 100));
        rig.loop.runUntil(90);
        rig.loop.closeMinute(90);
        assertThat(rig.loop.busyNanos(0)).isEqualTo(100);
        assertThat(rig.loop.routed(0)).isEqualTo(2);
        assertThat(rig.loop.offeredWorkNanos()).isEqualTo(200);
        assertThat(rig.loop.workTotals()).isEqualTo(new WorkTotals(200, 100, 0, 100));
        assertThat(rig.loop.agesNanos(90)).isEqualTo(90 + 10);
        rig.loop.runUntil(180);
        rig.loop.closeMinute(180);
        assertThat(rig.loop.busyNanos(0)).isEqualTo(100);
        assertThat(rig.loop.routed(0)).isZero();
        assertThat(rig.loop.offeredWorkNanos()).isZero();
    }

    @Test
    void busyProcessorsAreAtMostAllOfThem() {
        var rig = Rig.cpu(2, 8).with(1, Rig.script(0, 1000, 0, 1000, 0, 1000));
        rig.loop.runUntil(60);
        rig.loop.closeMinute(60);
        assertThat(rig.loop.busyNanos(0)).isEqualTo(120);
    }

    @Test
    void aRequestGoesToWhoeverHasTheFewest() {
        var rig = Rig.slots(1)
                .routing(RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS)
                .with(2, Rig.script(0, 100, 0, 10, 20, 30, 25, 5, 60, 1));
        // 0 -> row 0, row 1; at 20 row 1 is free: to 50; at 25 a tie, row 0 is next in turn: 100 to 105; at 60 row 1
        assertThat(rig.departures(200)).containsExactly(10L, 50L, 61L, 100L, 105L);
    }

    @Test
    void saysWhatItIs() {
        assertThat(Rig.cpu(1, 1).with(Rig.script()).loop.description()).isEqualTo("event loop: processor sharing");
        assertThat(Rig.slots(1).with(Rig.script()).loop.description()).isEqualTo("event loop: slots");
    }
}
