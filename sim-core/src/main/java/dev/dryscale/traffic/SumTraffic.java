package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Several sources at once, merged in time order; among arrivals of one instant the earlier part comes first. */
public record SumTraffic(List<TrafficSource> parts) implements TrafficSource {

    /** At least one part. */
    public SumTraffic {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a sum must have at least one part, had none");
        }
    }

    /** The end of the part that lasts longest. */
    @Override
    public long durationNanos() {
        return parts.stream().mapToLong(TrafficSource::durationNanos).max().orElse(0);
    }

    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        double sum = 0;
        for (TrafficSource part : parts) {
            sum += part.ratePerSecond(fromNanos, toNanos);
        }
        return sum;
    }

    @Override
    public SecondRates rates(RandomStreams streams) {
        List<SecondRates> rates = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            rates.add(parts.get(i).rates(streams.child(Integer.toString(i))));
        }
        return second -> {
            double sum = 0;
            for (int i = 0; i < rates.size(); i++) {
                boolean lasts = second < parts.get(i).durationNanos() / Times.SECOND + 1;
                sum += lasts ? rates.get(i).ofSecond(second) : 0;
            }
            return sum;
        };
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        List<ArrivalStream> open = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            open.add(parts.get(i).open(streams.child(Integer.toString(i))));
        }
        return merged(open);
    }

    /** A balanced tree of two-way merges: log2 k comparisons per arrival, and ties stay in the order of the parts. */
    private static ArrivalStream merged(List<ArrivalStream> open) {
        if (open.size() == 1) {
            return open.get(0);
        }
        int half = open.size() / 2;
        return new MergedStream(merged(open.subList(0, half)), merged(open.subList(half, open.size())));
    }

    @Override
    public TrafficSource scaled(double factor) {
        return new SumTraffic(parts.stream().map(part -> part.scaled(factor)).toList());
    }

    /** The sum of the clips of those parts that last into the window. */
    @Override
    public TrafficSource clipped(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        List<TrafficSource> clips = parts.stream()
                .filter(part -> part.durationNanos() > fromNanos)
                .map(part -> part.clipped(fromNanos, toNanos))
                .toList();
        return clips.isEmpty() ? new ClippedTraffic(this, fromNanos, toNanos) : new SumTraffic(clips);
    }

    @Override
    public boolean isRecorded() {
        return parts.stream().allMatch(TrafficSource::isRecorded);
    }

    @Override
    public boolean isStationary() {
        return parts.stream().allMatch(TrafficSource::isStationary);
    }

    @Override
    public String describe() {
        return parts.stream().map(TrafficSource::describe).collect(Collectors.joining(" + "));
    }
}
