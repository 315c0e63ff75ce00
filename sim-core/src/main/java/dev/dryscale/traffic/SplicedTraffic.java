package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sources one after the other; each begins where the one before has ended. */
public record SplicedTraffic(List<TrafficSource> parts) implements TrafficSource {

    /** At least one part; only the last may be without end. */
    public SplicedTraffic {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a splice must have at least one part, had none");
        }
        for (int i = 0; i < parts.size() - 1; i++) {
            if (parts.get(i).durationNanos() == Long.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "only the last part of a splice may be without end, part " + i + " is too");
            }
        }
    }

    @Override
    public long durationNanos() {
        long sum = 0;
        for (TrafficSource part : parts) {
            sum = Times.plus(sum, part.durationNanos());
        }
        return sum;
    }

    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        double weighted = 0;
        long start = 0;
        for (TrafficSource part : parts) {
            long from = Math.max(0, fromNanos - start);
            long to = Math.min(toNanos - start, part.durationNanos());
            if (from < to) {
                weighted += part.ratePerSecond(from, to) * (to - from);
            }
            start = Times.plus(start, part.durationNanos());
        }
        return weighted / (toNanos - fromNanos);
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        return new Splice(parts, streams);
    }

    @Override
    public TrafficSource scaled(double factor) {
        return new SplicedTraffic(
                parts.stream().map(part -> part.scaled(factor)).toList());
    }

    /** Splices the clips of those parts that reach into the window. */
    @Override
    public TrafficSource clipped(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        List<TrafficSource> clips = new ArrayList<>();
        long start = 0;
        for (TrafficSource part : parts) {
            long from = Math.max(0, fromNanos - start);
            long to = Math.min(toNanos - start, part.durationNanos());
            if (from < to) {
                clips.add(from == 0 && to == part.durationNanos() ? part : part.clipped(from, to));
            }
            start = Times.plus(start, part.durationNanos());
        }
        return clips.isEmpty() ? new ClippedTraffic(this, fromNanos, toNanos) : new SplicedTraffic(clips);
    }

    @Override
    public boolean isRecorded() {
        return parts.stream().allMatch(TrafficSource::isRecorded);
    }

    @Override
    public String describe() {
        return parts.stream().map(TrafficSource::describe).collect(Collectors.joining(", then "));
    }

    private static final class Splice implements ArrivalStream {

        private final List<TrafficSource> parts;
        /** All opened at once: only so is it known from the start whether service times will come. */
        private final List<ArrivalStream> open = new ArrayList<>();

        private int index;
        private long startNanos;

        Splice(List<TrafficSource> parts, RandomStreams streams) {
            this.parts = parts;
            for (int i = 0; i < parts.size(); i++) {
                open.add(parts.get(i).open(streams.child(Integer.toString(i))));
            }
        }

        @Override
        public int fill(long[] atNanos, long[] serviceNanos) {
            while (true) {
                int n = open.get(index).fill(atNanos, serviceNanos);
                if (n > 0) {
                    for (int i = 0; i < n; i++) {
                        atNanos[i] += startNanos;
                    }
                    return n;
                }
                if (index == parts.size() - 1) {
                    return 0;
                }
                startNanos += parts.get(index).durationNanos();
                index++;
            }
        }

        @Override
        public boolean carriesServiceTimes() {
            return open.stream().anyMatch(ArrivalStream::carriesServiceTimes);
        }

        @Override
        public void close() {
            MergedStream.closeAll(open);
        }
    }
}
