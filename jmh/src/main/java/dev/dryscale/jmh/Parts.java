package dev.dryscale.jmh;

import dev.dryscale.fleet.station.Router;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.fleet.station.SlotLoop;
import dev.dryscale.jmh.Figure.Promise;
import dev.dryscale.random.Exponential;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.RequestBook;
import dev.dryscale.traffic.ArrivalStream;
import dev.dryscale.traffic.DiurnalTraffic;
import java.util.ArrayList;
import java.util.List;

/** Where the nanoseconds of a request of work C go: its parts by themselves, on 10 instances, at a tenth of the traffic. */
final class Parts {

    private static final String GROUP = "Where the time of work C goes, CPU time per request";
    private static final long MINUTE = 60_000_000_000L;
    private static final long DAY = 1_440 * MINUTE;
    private static final int BLOCK = 1_024;
    private static final int INSTANCES = 10;
    private static final double SERVICE_SECONDS = 0.2;

    private Parts() {}

    static List<Figure> measure() {
        var figures = new ArrayList<Figure>();
        double arrivals = perRequest(Parts::arrivals);
        double sizes = perRequest(Parts::sizes);
        figures.add(figure("draw of the arrival", arrivals));
        figures.add(figure("draw of the size", sizes));
        for (var routing : List.of(RoutingAlgorithm.ROUND_ROBIN, RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS)) {
            var name = routing == RoutingAlgorithm.ROUND_ROBIN ? "round robin" : "least outstanding";
            double loop = perRequest(() -> loop(routing, false));
            double minutes = perRequest(() -> loop(routing, true));
            figures.add(figure("route, serve and count, " + name, loop - arrivals - sizes));
            figures.add(figure("close 1,440 minutes: histogram, audits, percentiles, " + name, minutes - loop));
        }
        return figures;
    }

    private static double perRequest(Runnable work) {
        return CpuTime.of(work) / Work.DAY_REQUESTS;
    }

    private static Figure figure(String name, double nanos) {
        return new Figure(GROUP, name, nanos, "ns", Promise.NONE);
    }

    private static ArrivalStream open() {
        return new DiurnalTraffic(20, 200, DAY / 2, DAY, List.of(), DAY).open(new RandomStreams(1));
    }

    private static void arrivals() {
        var at = new long[BLOCK];
        var sizes = new long[BLOCK];
        try (var stream = open()) {
            while (stream.fill(at, sizes) > 0) {
                // only the draws
            }
        }
    }

    private static void sizes() {
        var stream = new RandomStreams(1).named("service");
        var law = new Exponential(SERVICE_SECONDS);
        var drawn = new double[BLOCK];
        for (int i = 0; i < Work.DAY_REQUESTS; i += BLOCK) {
            law.fill(stream, drawn, BLOCK);
        }
    }

    private static void loop(RoutingAlgorithm routing, boolean minutes) {
        var service = ServiceModel.of(ServiceMode.SLOTS, new Exponential(SERVICE_SECONDS));
        var book = new RequestBook();
        var loop = SlotLoop.of(
                service, 8, Router.of(routing), open(), new RandomStreams(1), DAY / Work.DAY_REQUESTS, book);
        for (int row = 0; row < INSTANCES; row++) {
            loop.register(row, 0);
        }
        for (long end = MINUTE; end <= DAY; end += MINUTE) {
            loop.runUntil(end);
            if (minutes) {
                loop.closeMinute(end);
                book.closeMinute(end);
            }
        }
    }
}
