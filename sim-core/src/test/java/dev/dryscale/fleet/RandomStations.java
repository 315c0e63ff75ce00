package dev.dryscale.fleet;

import dev.dryscale.fleet.station.Dispatch;
import dev.dryscale.fleet.station.DownstreamModel;
import dev.dryscale.fleet.station.RequestLaunch;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.RoutingOptions;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.fleet.station.SizeChange;
import dev.dryscale.fleet.station.StartState;
import dev.dryscale.fleet.station.StationModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Exponential;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.Observe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The other kinds of station: one line for all, servers that requests launch, the fluid, and unusual balancers. */
final class RandomStations {

    private static final int KINDS = 4;

    private RandomStations() {}

    /** The fleet with a station of the kind that its seed says, the rest drawn at random. */
    static FleetModel draw(long seed, FleetModel model) {
        var r = new RandomStreams(seed).named("station");
        return switch ((int) (seed / 4 % KINDS)) {
            case 0 -> central(r, model, null);
            case 1 -> central(r, model, launch(r));
            case 2 -> choosy(r, model);
            default -> model;
        };
    }

    /** The fourth kind is a fluid. */
    static Fidelity fidelity(long seed, FleetModel model) {
        boolean fluid = seed / 4 % KINDS == KINDS - 1 && model.service().isPlain();
        return fluid ? Fidelity.FLUID : Fidelity.REQUESTS;
    }

    private static RequestLaunch launch(RandomStream r) {
        return new RequestLaunch(
                r.nextInt(2) == 0 ? Integer.MAX_VALUE : 1 + r.nextInt(3),
                r.nextInt(2) == 0,
                1 + r.nextInt(30),
                List.of(new Exponential(1 + r.nextInt(60)), new Deterministic(r.nextInt(20))),
                r.nextInt(2) == 0 ? new Deterministic(r.nextInt(200)) : new Exponential(1 + r.nextInt(60)));
    }

    private static FleetModel central(RandomStream r, FleetModel model, @Nullable RequestLaunch launch) {
        var service = ServiceModel.builder(ServiceMode.SLOTS, model.service().time())
                .queueLimit(r.nextInt(2) == 0 ? ServiceModel.UNBOUNDED : r.nextInt(100))
                .patience(launch != null || r.nextInt(2) == 0 ? null : new Exponential(1 + r.nextInt(60)))
                .build();
        var observe = r.nextInt(2) == 0 ? null : new Observe(0, 200_000_000_000L, List.of(), List.of(), 10);
        boolean infinite = launch == null && r.nextInt(5) == 0;
        var start = launch == null && r.nextInt(2) == 0 ? new StartState(0, List.of(2), List.of()) : StartState.EMPTY;
        return new FleetModel(
                launch == null ? model.group() : model.group().withSizes(0, 0, 0),
                model.instance(),
                null,
                service,
                model.profile(),
                Dispatch.CENTRAL,
                launch == null ? model.initialInService() : 0,
                ScalingTarget.GROUP,
                List.of(),
                new StationModel(infinite, launch, start, observe));
    }

    /** Requests that meet a shared resource, grow by a release, and are routed by lot. */
    private static FleetModel choosy(RandomStream r, FleetModel model) {
        var given = model.service();
        var service = ServiceModel.builder(given.mode(), given.time())
                .ioTime(given.ioTime())
                .queueLimit(given.queueLimit())
                .timeoutNanos(given.timeoutNanos())
                .retry(given.retry())
                .downstream(
                        given.mode() == ServiceMode.CPU
                                ? new DownstreamModel(1 + r.nextInt(50), new Exponential(0.1))
                                : null)
                .sizeChanges(List.of(new SizeChange(100_000_000_000L, 0.5 + r.nextDouble())))
                .build();
        var algorithms = RoutingAlgorithm.values();
        var balancer = new LoadBalancerModel(
                algorithms[r.nextInt(algorithms.length)],
                r.nextInt(301) * 1_000_000_000L,
                30_000_000_000L,
                true,
                20,
                0,
                new RoutingOptions(
                        1 + r.nextInt(3),
                        r.nextInt(2) == 0,
                        r.nextInt(2) == 0,
                        List.of(1, 1 + r.nextInt(4)),
                        0,
                        1 + r.nextInt(12)));
        return FleetModel.of(model.group(), model.instance(), balancer, service, model.profile());
    }
}
