package dev.dryscale.peers;

import java.util.ArrayDeque;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/** SSJ with its own random numbers and event list (L'Ecuyer, Meliani, Vaucher 2002). */
final class SsjQueue {

    private final Simulator simulator = new Simulator();
    private final ExponentialGen gaps = new ExponentialGen(new MRG32k3a(), PeerRun.RATE);
    private final ExponentialGen services = new ExponentialGen(new MRG32k3a(), 1);
    private final ArrayDeque<Double> line = new ArrayDeque<>();
    private final int requests;
    private int arrived;
    private int busy;
    private double waited;

    private SsjQueue(int requests) {
        this.requests = requests;
    }

    static double meanWait(int requests) {
        var queue = new SsjQueue(requests);
        queue.simulator.init();
        queue.new Arrival().schedule(queue.gaps.nextDouble());
        queue.simulator.start();
        return queue.waited / requests;
    }

    private void serve() {
        if (busy < PeerRun.SERVERS && !line.isEmpty()) {
            waited += simulator.time() - line.poll();
            busy++;
            new Departure().schedule(services.nextDouble());
        }
    }

    private final class Arrival extends Event {
        Arrival() {
            super(SsjQueue.this.simulator);
        }

        @Override
        public void actions() {
            line.add(simulator().time());
            if (++arrived < requests) {
                new Arrival().schedule(gaps.nextDouble());
            }
            serve();
        }
    }

    private final class Departure extends Event {
        Departure() {
            super(SsjQueue.this.simulator);
        }

        @Override
        public void actions() {
            busy--;
            serve();
        }
    }
}
