package dev.dryscale.fleet.station;

import dev.dryscale.fleet.station.ServiceModel.RetryPolicy;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Distribution;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.RequestBook;
import dev.dryscale.record.RequestTotals;
import dev.dryscale.traffic.ArrivalStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** An event loop with its book and traffic, driven directly. */
final class Rig {

    static final long MINUTE = 60_000_000_000L;

    final RequestBook book = new RequestBook();
    final EventLoop loop;

    private Rig(Setting setting, ArrivalStream arrivals) {
        loop = new EventLoop(
                setting.service(),
                setting.vcpus,
                setting.concurrency,
                Router.of(setting.algorithm),
                StartState.EMPTY,
                arrivals,
                new RandomStreams(setting.seed),
                book,
                null);
    }

    static Setting slots(int concurrency) {
        return new Setting(ServiceMode.SLOTS, 1, concurrency);
    }

    static Setting cpu(int vcpus, int concurrency) {
        return new Setting(ServiceMode.CPU, vcpus, concurrency);
    }

    RequestTotals totals() {
        return book.totals();
    }

    /** The instants {@code 0, step, 2 step ... until} at which {@code count} grew, one entry per unit of growth. */
    List<Long> instants(ToLongFunction<RequestTotals> count, long step, long until) {
        List<Long> instants = new ArrayList<>();
        for (long now = 0; now <= until; now += step) {
            long before = count.applyAsLong(totals());
            while (loop.runUntil(now + 1) <= now) {
                // stopped at an idle row: go on
            }
            for (long i = count.applyAsLong(totals()) - before; i > 0; i--) {
                instants.add(now);
            }
        }
        return instants;
    }

    List<Long> departures(long until) {
        return instants(RequestTotals::completed, 1, until);
    }

    void closeMinute(long endNanos) {
        loop.closeMinute(endNanos);
        book.closeMinute(endNanos);
    }

    /** Requests {@code {at, work, at, work ...}} in nanoseconds. */
    static ArrivalStream script(long... atAndWork) {
        return new ArrivalStream() {
            private int taken;

            @Override
            public int fill(long[] atNanos, long[] serviceNanos) {
                int n = Math.min(atNanos.length, atAndWork.length / 2 - taken);
                for (int i = 0; i < n; i++, taken++) {
                    atNanos[i] = atAndWork[2 * taken];
                    serviceNanos[i] = atAndWork[2 * taken + 1];
                }
                return n;
            }

            @Override
            public boolean carriesServiceTimes() {
                return true;
            }
        };
    }

    /** A Poisson process without end. */
    static ArrivalStream poisson(RandomStream stream, double perSecond) {
        return new ArrivalStream() {
            private double nanos;

            @Override
            public int fill(long[] atNanos, long[] serviceNanos) {
                for (int i = 0; i < atNanos.length; i++) {
                    nanos += stream.nextExponential() * 1e9 / perSecond;
                    atNanos[i] = (long) nanos;
                    serviceNanos[i] = NO_SERVICE_TIME;
                }
                return atNanos.length;
            }
        };
    }

    /** What a rig is made of; defaults: one service second, no queue limit, no time-out, no retries, round robin. */
    static final class Setting {
        private final ServiceMode mode;
        private final int vcpus;
        private final int concurrency;
        private Distribution time = new Deterministic(1);
        private @Nullable Distribution ioTime;
        private int queueLimit = ServiceModel.UNBOUNDED;
        private long timeoutNanos = ServiceModel.NO_TIMEOUT;
        private RetryPolicy retry = RetryPolicy.NONE;
        private RoutingAlgorithm algorithm = RoutingAlgorithm.ROUND_ROBIN;
        private long seed = 1;

        private Setting(ServiceMode mode, int vcpus, int concurrency) {
            this.mode = mode;
            this.vcpus = vcpus;
            this.concurrency = concurrency;
        }

        Setting time(Distribution law) {
            time = law;
            return this;
        }

        Setting ioTime(Distribution law) {
            ioTime = law;
            return this;
        }

        Setting queueLimit(int limit) {
            queueLimit = limit;
            return this;
        }

        Setting timeout(long nanos) {
            timeoutNanos = nanos;
            return this;
        }

        Setting retry(int most, long backoffNanos, double budget) {
            retry = new RetryPolicy(most, backoffNanos, budget);
            return this;
        }

        Setting routing(RoutingAlgorithm routing) {
            algorithm = routing;
            return this;
        }

        Setting seed(long value) {
            seed = value;
            return this;
        }

        RandomStreams streams() {
            return new RandomStreams(seed);
        }

        private ServiceModel service() {
            return ServiceModel.builder(mode, time)
                    .ioTime(ioTime)
                    .queueLimit(queueLimit)
                    .timeoutNanos(timeoutNanos)
                    .retry(retry)
                    .build();
        }

        /** With no row registered. */
        Rig with(ArrivalStream arrivals) {
            return new Rig(this, arrivals);
        }

        /** With rows {@code 0 .. rows - 1} registered at 0. */
        Rig with(int rows, ArrivalStream arrivals) {
            var rig = new Rig(this, arrivals);
            for (int row = 0; row < rows; row++) {
                rig.loop.register(row, 0);
            }
            return rig;
        }
    }
}
