package dev.dryscale.peers;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cloudsimplus.brokers.DatacenterBrokerSimple;
import org.cloudsimplus.cloudlets.Cloudlet;
import org.cloudsimplus.cloudlets.CloudletSimple;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.datacenters.DatacenterSimple;
import org.cloudsimplus.hosts.HostSimple;
import org.cloudsimplus.resources.Pe;
import org.cloudsimplus.resources.PeSimple;
import org.cloudsimplus.schedulers.cloudlet.CloudletSchedulerSpaceShared;
import org.cloudsimplus.utilizationmodels.UtilizationModelFull;
import org.cloudsimplus.vms.VmSimple;
import org.slf4j.LoggerFactory;

/** CloudSim Plus: one machine of ten processors that serves cloudlets in turn. */
final class CloudSimQueue {

    private static final int MIPS = 1_000_000;

    private CloudSimQueue() {}

    static double meanWait(int requests) {
        ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.OFF);
        var simulation = new CloudSimPlus(0.0001);
        List<Pe> processors = new ArrayList<>();
        for (int i = 0; i < PeerRun.SERVERS; i++) {
            processors.add(new PeSimple(MIPS));
        }
        new DatacenterSimple(simulation, List.of(new HostSimple(1 << 20, 1 << 20, 1 << 20, processors)));
        var broker = new DatacenterBrokerSimple(simulation);
        var machine = new VmSimple(MIPS, PeerRun.SERVERS);
        machine.setCloudletScheduler(new CloudletSchedulerSpaceShared());
        broker.submitVm(machine);
        var random = new Random(1);
        double at = 1;
        List<Cloudlet> cloudlets = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            at += TextbookQueue.exponential(random) / PeerRun.RATE;
            long length = Math.max(1, Math.round(TextbookQueue.exponential(random) * MIPS));
            var cloudlet = new CloudletSimple(length, 1);
            cloudlet.setUtilizationModelCpu(new UtilizationModelFull());
            cloudlet.setSubmissionDelay(at);
            cloudlets.add(cloudlet);
        }
        broker.submitCloudletList(cloudlets);
        simulation.start();
        var finished = broker.getCloudletFinishedList();
        return finished.stream()
                .mapToDouble(done -> done.getStartTime() - done.getSubmissionDelay())
                .average()
                .orElse(Double.NaN);
    }
}
