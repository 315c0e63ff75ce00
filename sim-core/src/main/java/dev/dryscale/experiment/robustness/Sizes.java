package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.fleet.station.SizeChange;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.random.Scaled;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that are larger by a factor.
 *
 * @param whole whether waiting for I/O and bytes grow with the work
 * @param carried whether the traffic brings the times of its requests, which are then no law's
 */
record Sizes(double factor, boolean whole, boolean carried) {

    /** Whether requests of a recording bring their times with them. */
    static boolean areCarried(Scenario scenario) {
        try (var arrivals = scenario.traffic().open(new RandomStreams(0))) {
            return arrivals.carriesServiceTimes() && scenario.fleet().service().recordedShare() > 0;
        }
    }

    ServiceModel of(ServiceModel service) {
        var io = service.ioTime();
        return ServiceModel.builder(service.mode(), carried ? service.time() : Scaled.of(service.time(), factor))
                .ioTime(io == null || !whole ? io : Scaled.of(io, factor))
                .queueLimit(service.queueLimit())
                .timeoutNanos(service.timeoutNanos())
                .retry(service.retry())
                .bytesInPerRequest(bytes(service.bytesInPerRequest()))
                .bytesOutPerRequest(bytes(service.bytesOutPerRequest()))
                .recordedShare(service.recordedShare())
                .patience(service.patience())
                .downstream(service.downstream())
                .sizeChanges(carried ? changes(service) : service.sizeChanges())
                .build();
    }

    private long bytes(long before) {
        return whole ? Math.round(before * factor) : before;
    }

    /** Carried times change as by a release at the start. */
    private List<SizeChange> changes(ServiceModel service) {
        var changes = new ArrayList<SizeChange>();
        if (service.sizeChanges().isEmpty() || service.sizeChanges().get(0).atNanos() > 0) {
            changes.add(new SizeChange(0, factor));
        }
        service.sizeChanges()
                .forEach(change -> changes.add(new SizeChange(change.atNanos(), factor * change.factor())));
        return List.copyOf(changes);
    }
}
