package dev.dryscale.fleet;

import dev.dryscale.fleet.fluid.FluidModel;
import dev.dryscale.fleet.fluid.FluidPlane;
import dev.dryscale.fleet.station.CentralQueue;
import dev.dryscale.fleet.station.DataPlane;
import dev.dryscale.fleet.station.Dispatch;
import dev.dryscale.fleet.station.EventLoop;
import dev.dryscale.fleet.station.FixedStation;
import dev.dryscale.fleet.station.OnDemandServers;
import dev.dryscale.fleet.station.Router;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.RoutingOptions;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.fleet.station.SlotLoop;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.ObservationBook;
import dev.dryscale.record.RequestBook;
import dev.dryscale.traffic.ArrivalStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chooses the data plane: the fast loop where nothing can alter a request after its arrival, else the event loop. */
final class PlaneFactory {

    private PlaneFactory() {}

    /** Which engine serves a run. */
    enum Kind {
        FAST,
        EVENTS,
        /** The fast loop had to give up: an instance was taken away with requests in flight. */
        EVENTS_AFTER_LOSS,
        CENTRAL,
        /** As {@link #CENTRAL}, where nothing can alter a request after its arrival. */
        FIXED,
        ON_DEMAND,
        LOAD,
        FLUID
    }

    static Kind kindFor(RunInput input) {
        var fidelity = FidelityChoice.of(input).fidelity();
        if (fidelity == Fidelity.LOAD) {
            return Kind.LOAD;
        }
        if (fidelity == Fidelity.FLUID) {
            return Kind.FLUID;
        }
        if (input.model().station().launch() != null) {
            return Kind.ON_DEMAND;
        }
        if (input.model().dispatch() == Dispatch.CENTRAL) {
            return isFixed(input) ? Kind.FIXED : Kind.CENTRAL;
        }
        var service = input.model().service();
        boolean known = service.mode() == ServiceMode.SLOTS
                && service.ioTime() == null
                && service.isPlain()
                && service.queueLimit() == ServiceModel.UNBOUNDED
                && service.timeoutNanos() == ServiceModel.NO_TIMEOUT
                && service.retry().maxRetries() == 0
                && isPlain(input.model());
        // the fast loop books whole minutes
        boolean minutesOnly = !ControlLoop.isHighResolution(input.policies(), input.model());
        boolean alike = input.model().features().stream().noneMatch(FleetFeature::needsEventLoop);
        return known && minutesOnly && alike ? Kind.FAST : Kind.EVENTS;
    }

    /** One instance that stays, empty at the start, and clients that wait for ever. */
    private static boolean isFixed(RunInput input) {
        var model = input.model();
        return input.policies().isEmpty()
                && model.group().desiredCapacity() == 1
                && model.initialInService() == 1
                && model.station().start().isEmpty()
                && !model.station().infiniteServers()
                && model.service().queueLimit() == ServiceModel.UNBOUNDED
                && model.service().patience() == null
                && model.service().isPlain();
    }

    /** Nothing to observe, nobody there at the start, and a router that the fast loop knows. */
    private static boolean isPlain(FleetModel model) {
        var balancer = model.loadBalancer();
        var station = model.station();
        boolean otherwise = balancer != null
                && (balancer.routing().tiesAtRandom()
                        || balancer.routing().hasSlowStart()
                        || (balancer.algorithm() != RoutingAlgorithm.ROUND_ROBIN
                                && balancer.algorithm() != RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS));
        return station.observe() == null && station.start().isEmpty() && !otherwise;
    }

    static ArrivalStream openTraffic(RunInput input) {
        if (FidelityChoice.of(input).fidelity() == Fidelity.FLUID) {
            return (atNanos, serviceNanos) -> 0;
        }
        // The same arrivals, but a source that falls silent for ever is not searched for one more beyond the horizon.
        var withinRun = input.traffic().clipped(0, input.horizonNanos());
        var arrivals = withinRun.open(new RandomStreams(input.trafficSeed()).child("traffic"));
        boolean unused =
                arrivals.carriesServiceTimes() && input.model().service().recordedShare() == 0;
        return unused ? new UntimedStream(arrivals) : arrivals;
    }

    static DataPlane create(
            Kind kind,
            RunInput input,
            ArrivalStream arrivals,
            RequestBook book,
            @Nullable ObservationBook observation) {
        var parts = new Parts(input, arrivals, new RandomStreams(input.trafficSeed()), book, observation);
        return switch (kind) {
            case FAST -> parts.slotLoop();
            case EVENTS, EVENTS_AFTER_LOSS -> parts.eventLoop();
            case CENTRAL -> parts.centralQueue();
            case FIXED -> parts.fixedStation();
            case ON_DEMAND -> parts.onDemandServers();
            case LOAD -> LoadPlane.of(input);
            case FLUID -> parts.fluid();
        };
    }

    /** What data planes are made of. */
    private record Parts(
            RunInput input,
            ArrivalStream arrivals,
            RandomStreams streams,
            RequestBook book,
            @Nullable ObservationBook observation) {

        private FleetModel model() {
            return input.model();
        }

        private int concurrency() {
            return model().instance().concurrency();
        }

        private Router router() {
            var balancer = model().loadBalancer();
            return Router.of(
                    balancer == null ? RoutingAlgorithm.ROUND_ROBIN : balancer.algorithm(),
                    balancer == null ? RoutingOptions.DEFAULT : balancer.routing(),
                    streams.named("routing"));
        }

        DataPlane slotLoop() {
            return SlotLoop.of(
                    model().service(), concurrency(), router(), arrivals, streams, nanosBetweenArrivals(), book);
        }

        DataPlane eventLoop() {
            return new EventLoop(
                    model().service(),
                    model().instance().vcpus(),
                    concurrency(),
                    router(),
                    model().station().start(),
                    arrivals,
                    streams,
                    book,
                    observation);
        }

        DataPlane centralQueue() {
            var balancer = model().loadBalancer();
            boolean packed = balancer != null && balancer.algorithm() == RoutingAlgorithm.PACKING;
            return new CentralQueue(
                    model().service(), concurrency(), model().station(), packed, arrivals, streams, book, observation);
        }

        DataPlane fixedStation() {
            return new FixedStation(model().service(), concurrency(), arrivals, streams, book, observation);
        }

        DataPlane onDemandServers() {
            var station = model().station();
            return new OnDemandServers(
                    model().service(),
                    Objects.requireNonNull(station.launch()),
                    station.start(),
                    arrivals,
                    streams,
                    book,
                    observation);
        }

        DataPlane fluid() {
            var model = model();
            var balancer = model.loadBalancer();
            boolean central = model.dispatch() == Dispatch.CENTRAL;
            boolean least = balancer != null && balancer.algorithm() == RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS;
            var fluid = new FluidModel(
                    model.service(),
                    model.unitsPerInstance(),
                    concurrency(),
                    central || least,
                    central,
                    !input.traffic().isRecorded(),
                    input.traffic().durationNanos());
            return new FluidPlane(
                    fluid,
                    model.service().mode() == ServiceMode.CPU,
                    input.traffic().rates(streams.child("traffic")),
                    streams.named("fluid"),
                    book);
        }

        private long nanosBetweenArrivals() {
            double perSecond = input.traffic().ratePerSecond(0, input.horizonNanos());
            return perSecond <= 0 ? 1_000_000_000L : (long) Math.max(1, Math.min(1e12, 1e9 / perSecond));
        }
    }
}
