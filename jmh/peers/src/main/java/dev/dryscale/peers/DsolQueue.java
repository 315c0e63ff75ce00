package dev.dryscale.peers;

import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;

/** DSOL with events as lambdas. */
final class DsolQueue extends AbstractDsolModel<Double, DevsSimulator<Double>> {

    private static final long serialVersionUID = 1L;

    private final transient ArrayDeque<Double> line = new ArrayDeque<>();
    private final Random random = new Random(1);
    private final transient CountDownLatch done = new CountDownLatch(1);
    private final int requests;
    private int arrived;
    private int served;
    private int busy;
    private double waited;

    private DsolQueue(DevsSimulator<Double> simulator, int requests) {
        super(simulator);
        this.requests = requests;
    }

    static double meanWait(int requests) {
        try {
            var simulator = new DevsSimulator<Double>("peer");
            var queue = new DsolQueue(simulator, requests);
            simulator.initialize(queue, new SingleReplication<Double>("peer", 0.0, 0.0, 1e12));
            simulator.start();
            queue.done.await();
            return queue.waited / requests;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void constructModel() {
        getSimulator().scheduleEventRel(TextbookQueue.exponential(random) / PeerRun.RATE, this::arrive);
    }

    private void arrive() {
        line.add(getSimulator().getSimulatorTime());
        if (++arrived < requests) {
            getSimulator().scheduleEventRel(TextbookQueue.exponential(random) / PeerRun.RATE, this::arrive);
        }
        serve();
    }

    private void serve() {
        if (busy < PeerRun.SERVERS && !line.isEmpty()) {
            waited += getSimulator().getSimulatorTime() - line.poll();
            busy++;
            getSimulator().scheduleEventRel(TextbookQueue.exponential(random), this::depart);
        }
    }

    private void depart() {
        busy--;
        if (++served == requests) {
            done.countDown();
        }
        serve();
    }
}
