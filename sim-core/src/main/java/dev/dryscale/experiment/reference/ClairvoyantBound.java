package dev.dryscale.experiment.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bound for the per-minute SLO: the cheapest schedule of whole instances, minute by minute, that keeps the objective in
 * the fluid of the work that will arrive and of the backlog that the schedule itself carries over. In a minute in which not
 * even the largest fleet keeps it the largest fleet is used, and the minute counts as missed; fewer missed minutes come
 * before less money. An instance is billed while it boots and while it is in service; what is in service in the first
 * minute was there before.
 *
 * @param inService instances in service, minute by minute
 * @param instanceSeconds what is billed
 * @param missedMinutes minutes that no fleet within the limits could have kept
 */
public record ClairvoyantBound(List<Integer> inService, long instanceSeconds, int missedMinutes) {

    public ClairvoyantBound {
        inService = List.copyOf(inService);
    }

    /**
     * Finds the bound by dynamic programming over (instances, backlog), keeping only what no other state is better than.
     *
     * @param work unit-minutes that arrive in each minute, at least 0
     */
    public static ClairvoyantBound of(double[] work, FluidFleet fleet) {
        return new Search(work, fleet).run();
    }

    /** One stay of one instance, boot included, in seconds since the start. */
    public record Stay(long fromSecond, long toSecond) {}

    /** The stays that make up the schedule; the one that came last leaves first. Together they last {@link #instanceSeconds}. */
    public List<Stay> stays(FluidFleet fleet) {
        var stays = new ArrayList<Stay>();
        var open = new ArrayList<Long>();
        for (int minute = 0; minute < inService.size(); minute++) {
            while (open.size() < inService.get(minute)) {
                open.add(60L * minute - fleet.bootSecondsBefore(minute));
            }
            while (open.size() > inService.get(minute)) {
                stays.add(new Stay(open.remove(open.size() - 1), 60L * minute));
            }
        }
        open.forEach(from -> stays.add(new Stay(from, 60L * inService.size())));
        return stays;
    }

    /**
     * A way to reach a minute's end.
     *
     * @param from index of the state it came from in the minute before
     */
    private record State(int instances, double backlog, int missed, long seconds, int from) {

        static final Comparator<State> BEST_FIRST = Comparator.comparingInt(State::missed)
                .thenComparingLong(State::seconds)
                .thenComparingInt(State::instances);

        /** Whether whatever follows costs no more from here than from {@code other}, launching what it has more of included. */
        boolean isNoWorseThan(State other, long launchSeconds) {
            long launches = launchSeconds * Math.max(0, other.instances - instances);
            return missed <= other.missed && backlog <= other.backlog && seconds + launches <= other.seconds;
        }
    }

    private static final class Search {

        private final double[] work;
        private final FluidFleet fleet;
        private final int most;
        private final int[][] instances;
        private final int[][] from;

        Search(double[] work, FluidFleet fleet) {
            this.work = work;
            this.fleet = fleet;
            this.most = fleet.mostUseful(Arrays.stream(work).max().orElse(0));
            this.instances = new int[work.length][];
            this.from = new int[work.length][];
        }

        ClairvoyantBound run() {
            List<State> states = List.of();
            for (int minute = 0; minute < work.length; minute++) {
                states = undominated(reached(states, minute), minute + 1);
                instances[minute] = states.stream().mapToInt(State::instances).toArray();
                from[minute] = states.stream().mapToInt(State::from).toArray();
            }
            if (states.isEmpty()) {
                return new ClairvoyantBound(List.of(), 0, 0);
            }
            return new ClairvoyantBound(
                    path(), states.get(0).seconds(), states.get(0).missed());
        }

        /** The best states come first, so the walk back begins at index 0. */
        private List<Integer> path() {
            var path = new Integer[work.length];
            int index = 0;
            for (int minute = work.length - 1; minute >= 0; minute--) {
                path[minute] = instances[minute][index];
                index = from[minute][index];
            }
            return List.of(path);
        }

        /** Of the states without backlog only the best of each size can matter. */
        private List<State> reached(List<State> states, int minute) {
            var backlogged = new ArrayList<State>();
            var clear = new @Nullable State[most + 1];
            if (minute == 0) {
                expand(new State(most, 0, 0, 0, 0), 0, minute, clear, backlogged);
            }
            for (int i = 0; i < states.size(); i++) {
                expand(states.get(i), i, minute, clear, backlogged);
            }
            for (var state : clear) {
                if (state != null) {
                    backlogged.add(state);
                }
            }
            return backlogged;
        }

        private void expand(State state, int index, int minute, @Nullable State[] clear, List<State> backlogged) {
            int fewest = fleet.fewest(state.backlog(), work[minute]);
            int missed = fewest > most ? 1 : 0;
            for (int n = Math.min(fewest, most); n <= most; n++) {
                long launches = Math.max(0, n - state.instances()) * fleet.bootSecondsBefore(minute);
                double backlog = fleet.backlogAfter(state.backlog(), work[minute], n);
                var next = new State(n, backlog, state.missed() + missed, state.seconds() + 60L * n + launches, index);
                if (backlog > 0) {
                    backlogged.add(next);
                } else if (clear[n] == null || State.BEST_FIRST.compare(next, clear[n]) < 0) {
                    clear[n] = next;
                }
                if (launches > 0 && n > fewest && leavesNothing(state, minute, n - 1)) {
                    break; // a launch that the minute does not need can be made when it is needed, for no more
                }
            }
        }

        private boolean leavesNothing(State state, int minute, int n) {
            return fleet.backlogAfter(state.backlog(), work[minute], n) == 0;
        }

        private List<State> undominated(List<State> reached, int nextMinute) {
            reached.sort(State.BEST_FIRST);
            long launch = fleet.bootSecondsBefore(nextMinute);
            var kept = new ArrayList<State>();
            for (var state : reached) {
                if (kept.stream().noneMatch(better -> better.isNoWorseThan(state, launch))) {
                    kept.add(state);
                }
            }
            return kept;
        }
    }
}
