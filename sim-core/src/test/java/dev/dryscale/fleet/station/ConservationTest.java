package dev.dryscale.fleet.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.random.Exponential;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is invented or lost, whatever is done to the fleet; and a second, plainer program agrees. */
class ConservationTest {

    private static final long SECOND = 1_000_000_000L;

    private static Rig.Setting anything(long seed, boolean slots) {
        RandomStream chance = new RandomStreams(seed).named("setting");
        var setting = slots ? Rig.slots(1 + (int) (chance.nextDouble() * 4)) : Rig.cpu(2, 5);
        setting.seed(seed).time(new Exponential(0.05));
        if (!slots && chance.nextDouble() < 0.6) {
            setting.ioTime(new Exponential(0.1));
        }
        if (chance.nextDouble() < 0.6) {
            setting.timeout((long) (chance.nextDouble() * SECOND));
        }
        if (chance.nextDouble() < 0.6) {
            setting.queueLimit((int) (chance.nextDouble() * 10));
        }
        if (chance.nextDouble() < 0.7) {
            setting.retry(3, (long) (chance.nextDouble() * SECOND), chance.nextDouble() < 0.5 ? 1 : 0.3);
        }
        return setting.routing(
                chance.nextDouble() < 0.5 ? RoutingAlgorithm.ROUND_ROBIN : RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS);
    }

    /** Rows come, drain, start up and vanish at random instants; minutes end in time. Returns the sum of busy times. */
    private static long rough(Rig rig, long seed, int minutes, boolean stepwise) {
        RandomStream chance = new RandomStreams(seed).named("operations");
        int[] state = new int[8];
        long busy = 0;
        long now = 0;
        for (int minute = 1; minute <= minutes; minute++) {
            long end = minute * Rig.MINUTE;
            while (true) {
                long next = now + (long) (chance.nextDouble() * 2 * SECOND);
                long to = Math.min(next, end);
                if (stepwise) {
                    go(rig, now + (to - now) / 3);
                }
                go(rig, to);
                now = to;
                if (next >= end) {
                    break;
                }
                disturb(rig, state, chance, now);
            }
            rig.closeMinute(end);
            for (int row = 0; row < state.length; row++) {
                busy += rig.loop.busyNanos(row);
            }
        }
        return busy;
    }

    private static void go(Rig rig, long until) {
        while (rig.loop.runUntil(until) < until) {
            // a drained row may stay drained
        }
    }

    private static void disturb(Rig rig, int[] state, RandomStream chance, long now) {
        int row = (int) (chance.nextDouble() * state.length);
        double what = chance.nextDouble();
        if (state[row] == 1 && what < 0.15) {
            rig.loop.deregister(row, now);
            state[row] = 2;
        } else if (state[row] != 0 && what < 0.3) {
            rig.loop.remove(row, now);
            state[row] = 0;
        } else if (state[row] != 1) {
            rig.loop.register(row, now);
            state[row] = 1;
        } else {
            rig.loop.startupLoad(row, (int) (chance.nextDouble() * 3), now);
        }
    }

    private static void requestsBalance(Rig rig, long now) {
        var totals = rig.totals();
        assertThat(totals.arrived()).isEqualTo(totals.offered() + totals.retries());
        assertThat(totals.arrived())
                .isEqualTo(totals.completed()
                        + totals.rejected()
                        + totals.timedOut()
                        + totals.failed()
                        + totals.inSystem());
        assertThat(totals.open()).isGreaterThanOrEqualTo(totals.inSystem());
        assertThat(rig.book.bookedInSystemNanos())
                .isEqualTo(rig.book.sojournNanos().add(BigInteger.valueOf(rig.loop.agesNanos(now))));
        assertThat(totals.completed()).isPositive();
        assertThat(totals.failed()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112})
    void slotsLoseNoRequestAndNoNanosecondOfWork(long seed) {
        var setting = anything(seed, true);
        var rig = setting.with(Rig.poisson(setting.streams().named("arrivals"), 120));
        long busy = rough(rig, seed, 5, false);
        requestsBalance(rig, 5 * Rig.MINUTE);
        var work = rig.loop.workTotals();
        assertThat(work.admitted()).isEqualTo(work.done() + work.lost() + work.left());
        assertThat(work.done()).isEqualTo(busy);
    }

    @ParameterizedTest
    @ValueSource(longs = {201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212})
    void sharedProcessorsLoseNoRequestAndAtMostNanoseconds(long seed) {
        var setting = anything(seed, false);
        var rig = setting.with(Rig.poisson(setting.streams().named("arrivals"), 120));
        long busy = rough(rig, seed, 5, false);
        requestsBalance(rig, 5 * Rig.MINUTE);
        var work = rig.loop.workTotals();
        // every departure is up to a nanosecond late on two processors, every sum is cut to whole nanoseconds
        double events = 4.0 * rig.totals().arrived();
        assertThat((double) (work.done() + work.lost() + work.left() - work.admitted()))
                .isCloseTo(0, within(events));
        assertThat(work.done()).isEqualTo(busy);
    }

    @ParameterizedTest
    @ValueSource(longs = {301, 302, 303, 304, 305, 306})
    void moreStopsChangeNothing(long seed) {
        boolean slots = seed % 2 == 0;
        var setting = anything(seed, slots);
        var whole = setting.with(Rig.poisson(setting.streams().named("arrivals"), 120));
        var pieces = setting.with(Rig.poisson(setting.streams().named("arrivals"), 120));
        assertThat(rough(pieces, seed, 3, true)).isEqualTo(rough(whole, seed, 3, false));
        assertThat(pieces.totals()).isEqualTo(whole.totals());
        assertThat(pieces.loop.workTotals()).isEqualTo(whole.loop.workTotals());
        assertThat(pieces.book.latency().sumNanos())
                .isEqualTo(whole.book.latency().sumNanos());
    }

    @Test
    void slotsAgreeWithKieferAndWolfowitzToTheNanosecond() {
        int rows = 7;
        int slots = 3;
        var setting = Rig.slots(slots).seed(51).time(new Exponential(0.05));
        double rate = 0.9 * rows * slots / 0.05;
        var rig = setting.with(rows, Rig.poisson(setting.streams().named("arrivals"), rate));
        long end = 5 * Rig.MINUTE;
        rig.loop.runUntil(end);
        rig.closeMinute(end);

        var feed = Rig.poisson(setting.streams().named("arrivals"), rate);
        RandomStream sizes = setting.streams().named("service");
        long[][] free = new long[rows][slots];
        long[] at = new long[1024];
        BigInteger sum = BigInteger.ZERO;
        long completed = 0;
        for (int n = 0; ; n++) {
            if (n % 1024 == 0) {
                feed.fill(at, new long[1024]);
            }
            long arrival = at[n % 1024];
            if (arrival >= end) {
                break;
            }
            long[] row = free[n % rows];
            row[0] = Math.max(row[0], arrival) + (long) (new Exponential(0.05).sample(sizes) * 1e9);
            long departure = row[0];
            Arrays.sort(row);
            if (departure < end) {
                completed++;
                sum = sum.add(BigInteger.valueOf(departure - arrival));
            }
        }
        assertThat(rig.totals().completed()).isEqualTo(completed);
        assertThat(rig.book.latency().sumNanos()).isEqualTo(sum);
    }

    @Test
    void sharingAgreesWithAProgramThatFollowsEveryRequest() {
        int vcpus = 2;
        int concurrency = 6;
        long[] script = randomScript(4_000);
        var rig = Rig.cpu(vcpus, concurrency).with(1, Rig.script(script));
        long end = 1000 * SECOND;
        rig.loop.runUntil(end);
        rig.closeMinute(end);

        List<double[]> waiting = new ArrayList<>();
        List<double[]> running = new ArrayList<>();
        double now = 0;
        double sum = 0;
        int next = 0;
        while (next < script.length || !running.isEmpty()) {
            double rate = Math.min(1, (double) vcpus / Math.max(1, running.size()));
            double least = running.stream().mapToDouble(r -> r[1]).min().orElse(Double.POSITIVE_INFINITY);
            double arrival = next < script.length ? script[next] : Double.POSITIVE_INFINITY;
            double then = Math.min(arrival, now + least / rate);
            double done = (then - now) * rate;
            running.forEach(r -> r[1] -= done);
            now = then;
            if (then == arrival) {
                waiting.add(new double[] {arrival, script[next + 1]});
                next += 2;
            }
            for (var r : List.copyOf(running)) {
                if (r[1] <= 1e-3) {
                    sum += now - r[0];
                    running.remove(r);
                }
            }
            while (running.size() < concurrency && !waiting.isEmpty()) {
                running.add(waiting.remove(0));
            }
        }
        assertThat(rig.totals().completed()).isEqualTo(4_000);
        // a departure is up to a nanosecond late and can make those behind it as late: a hundred each is plenty
        assertThat(rig.book.latency().sumNanos().doubleValue()).isCloseTo(sum, within(4_000 * 100.0));
        assertThat(sum / 4_000).isGreaterThan(60e6);
    }

    /** 0.9 of two processors, 50 ms each. */
    private static long[] randomScript(int n) {
        RandomStream chance = new RandomStreams(52).named("script");
        long[] script = new long[2 * n];
        double at = 0;
        for (int i = 0; i < n; i++) {
            at += chance.nextExponential() * 50e6 / 2 / 0.9;
            script[2 * i] = (long) at;
            script[2 * i + 1] = (long) (chance.nextExponential() * 50e6);
        }
        return script;
    }
}
