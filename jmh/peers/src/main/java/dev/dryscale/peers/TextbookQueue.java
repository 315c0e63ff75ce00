package dev.dryscale.peers;

import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Random;

/** The loop of every textbook: a priority queue of event objects. */
final class TextbookQueue {

    private record Event(double time, boolean arrival) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return Double.compare(time, other.time);
        }
    }

    private TextbookQueue() {}

    static double meanWait(int requests) {
        var random = new Random(1);
        var events = new PriorityQueue<Event>();
        var line = new ArrayDeque<Double>();
        int busy = 0;
        int arrived = 0;
        double waited = 0;
        events.add(new Event(exponential(random) / PeerRun.RATE, true));
        while (!events.isEmpty()) {
            var event = events.poll();
            if (event.arrival()) {
                line.add(event.time());
                if (++arrived < requests) {
                    events.add(new Event(event.time() + exponential(random) / PeerRun.RATE, true));
                }
            } else {
                busy--;
            }
            if (busy < PeerRun.SERVERS && !line.isEmpty()) {
                waited += event.time() - line.poll();
                busy++;
                events.add(new Event(event.time() + exponential(random), false));
            }
        }
        return waited / requests;
    }

    static double exponential(Random random) {
        return -Math.log(1 - random.nextDouble());
    }
}
