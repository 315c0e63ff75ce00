package dev.dryscale.fleet;

import dev.dryscale.fleet.station.OfferedWork;
import dev.dryscale.random.RandomStreams;

/** What a run's traffic will ask for, known before the run: for yardsticks that may look into the future. */
public final class OfferedLoad {

    private OfferedLoad() {}

    /**
     * Service time of first attempts that arrive in each minute, in unit-minutes.
     *
     * @throws IllegalArgumentException for a run that has no requests
     */
    public static double[] perMinute(RunInput input) {
        int minutes = (int) (input.horizonNanos() / MetricPublisher.MINUTE);
        return switch (FidelityChoice.of(input).fidelity()) {
            case LOAD -> throw new IllegalArgumentException("fidelity load has no requests");
            case FLUID -> expected(input, minutes);
            default -> drawn(input, minutes);
        };
    }

    /** The same, in instances of the group's own kind. */
    static double[] inInstances(RunInput input) {
        var work = perMinute(input);
        for (int minute = 0; minute < work.length; minute++) {
            work[minute] /= input.model().unitsPerInstance();
        }
        return work;
    }

    private static double[] drawn(RunInput input, int minutes) {
        try (var arrivals = PlaneFactory.openTraffic(input)) {
            return OfferedWork.perMinute(
                    input.model().service(), arrivals, new RandomStreams(input.trafficSeed()), minutes);
        }
    }

    private static double[] expected(RunInput input, int minutes) {
        var work = new double[minutes];
        double seconds = input.model().service().time().mean();
        for (int minute = 0; minute < minutes; minute++) {
            long from = minute * MetricPublisher.MINUTE;
            work[minute] = seconds * input.traffic().ratePerSecond(from, from + MetricPublisher.MINUTE);
        }
        return work;
    }
}
