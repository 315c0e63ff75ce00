package dev.dryscale.peers;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * Runs work A in each system, twice, and prints one line for the second: name, CPU nanoseconds per request, mean wait in
 * services. Theory says 0.2046 (Erlang C); a system that is far off is not doing the same work.
 */
public final class PeerRun {

    /** Requests per second for a mean service of one second and 10 servers. */
    static final double RATE = 8;

    static final int SERVERS = 10;

    private PeerRun() {}

    public static void main(String[] arguments) {
        Map<String, IntToDoubleFunction> peers = new TreeMap<>();
        peers.put("PriorityQueue<Event>", TextbookQueue::meanWait);
        peers.put("SSJ 3.3.2", SsjQueue::meanWait);
        peers.put("DSOL 4.3.2", DsolQueue::meanWait);
        peers.put("CloudSim Plus 8.5.7", CloudSimQueue::meanWait);
        peers.forEach((name, peer) -> {
            int requests = name.startsWith("CloudSim") ? 20_000 : name.startsWith("DSOL") ? 400_000 : 2_000_000;
            peer.applyAsDouble(requests);
            long begin = cpuNanos();
            double wait = peer.applyAsDouble(requests);
            double each = (double) (cpuNanos() - begin) / requests;
            System.out.println(String.format(Locale.ROOT, "%s\t%.1f\t%.4f", name, each, wait));
        });
        System.exit(0); // some of them leave threads behind
    }

    /** Of all threads: DSOL runs on one of its own. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
