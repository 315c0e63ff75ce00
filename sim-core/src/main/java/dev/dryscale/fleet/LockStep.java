package dev.dryscale.fleet;

import dev.dryscale.fleet.PlaneFactory.Kind;
import dev.dryscale.fleet.station.InFlightLost;
import dev.dryscale.fleet.station.SharedRequests;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.RunResult;
import dev.dryscale.traffic.ArrivalStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several runs on one thread that read the same requests, drawn once. They go on in turns, a stretch of requests at a
 * time; every run gives the very bytes that it gives alone.
 */
public final class LockStep {

    private final List<RunInput> inputs;
    private final List<FleetRun.Watcher> watchers;
    private final List<@Nullable FleetRun> runs = new ArrayList<>();
    private final List<ArrivalStream> cursors = new ArrayList<>();

    private LockStep(List<RunInput> inputs, List<FleetRun.Watcher> watchers) {
        this.inputs = inputs;
        this.watchers = watchers;
    }

    /**
     * Runs all inputs to their horizon; those that do not {@link #share} their requests are run one by one.
     *
     * @param watchers one for each input
     */
    public static List<RunResult> run(List<RunInput> inputs, List<FleetRun.Watcher> watchers) {
        var first = inputs.get(0);
        if (inputs.size() == 1 || !inputs.stream().allMatch(input -> share(first, input))) {
            var results = new ArrayList<RunResult>();
            for (int i = 0; i < inputs.size(); i++) {
                results.add(FleetRun.run(inputs.get(i), watchers.get(i)));
            }
            return results;
        }
        return new LockStep(inputs, watchers).toHorizon();
    }

    private static boolean share(RunInput one, RunInput other) {
        return FidelityChoice.of(one).fidelity() == Fidelity.REQUESTS
                && FidelityChoice.of(other).fidelity() == Fidelity.REQUESTS
                && one.trafficSeed() == other.trafficSeed()
                && one.horizonNanos() == other.horizonNanos()
                && one.traffic().equals(other.traffic())
                && one.model().service().time().equals(other.model().service().time())
                && wholeTimes(one)
                && wholeTimes(other);
    }

    /** Where only a share of a recorded time is work, each run takes its own share; what is observed has classes. */
    private static boolean wholeTimes(RunInput input) {
        return input.model().service().recordedShare() == 1
                && input.model().station().observe() == null;
    }

    private List<RunResult> toHorizon() {
        var first = inputs.get(0);
        var time = first.model().service().time();
        var streams = new RandomStreams(first.trafficSeed());
        try (var requests = new SharedRequests(time, PlaneFactory.openTraffic(first), streams)) {
            for (int i = 0; i < inputs.size(); i++) {
                var cursor = requests.open();
                cursors.add(cursor);
                var kind = PlaneFactory.kindFor(inputs.get(i));
                runs.add(FleetRun.begin(inputs.get(i), kind, cursor, watchers.get(i)));
            }
            long horizon = first.horizonNanos();
            long until = 0;
            while (until < horizon) {
                until = requests.advance();
                advance(until);
            }
        }
        return results();
    }

    private void advance(long untilNanos) {
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            if (run != null) {
                try {
                    run.advance(untilNanos);
                } catch (InFlightLost lost) {
                    runs.set(i, null);
                    cursors.get(i).close();
                }
            }
        }
    }

    /** A run that had to give up its fast loop is run again by itself. */
    private List<RunResult> results() {
        var results = new ArrayList<RunResult>();
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            results.add(
                    run == null
                            ? FleetRun.start(inputs.get(i), Kind.EVENTS_AFTER_LOSS, watchers.get(i))
                            : run.finish());
        }
        return results;
    }
}
