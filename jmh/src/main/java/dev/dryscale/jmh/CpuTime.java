package dev.dryscale.jmh;

import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;

/** CPU time of this thread for works too long or too many for JMH. */
final class CpuTime {

    private static final int WARM_UPS = 2;
    private static final int TIMES = 5;

    private CpuTime() {}

    /** Nanoseconds of the median run, after the JIT has seen the work. */
    static double of(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        var nanos = IntStream.range(0, WARM_UPS + TIMES)
                .mapToDouble(run -> {
                    long before = threads.getCurrentThreadCpuTime();
                    work.run();
                    return threads.getCurrentThreadCpuTime() - before;
                })
                .skip(WARM_UPS)
                .sorted()
                .toArray();
        return nanos[TIMES / 2];
    }
}
