package dev.dryscale.fleet.station;

import java.util.Arrays;

/**
 * The router for least outstanding requests: exact counts, one bit set of targets per count ("level"), ties broken in
 * turn: the first candidate at or after the row behind the last choice.
 *
 * <p>Rows with {@value #TOP} or more outstanding requests share the top level, which is searched row by row; it matters
 * only when every target is that busy.
 */
final class LeastOutstanding implements Router {

    private static final int TOP = 63;

    private int[] outstanding = new int[64];
    private long[] inRotation = new long[1];
    /** Level {@code l} of word {@code w} at {@code l * words + w}. */
    private long[] levels = new long[TOP + 1];

    /** Targets per level; kept only where there are several words. */
    private final int[] population = new int[TOP + 1];

    /** Which words of a level hold a target, 64 to a number; kept only where there are several words. */
    private long[] holding = new long[0];
    /** Numbers of {@link #holding} for each level. */
    private int holders;

    private int words = 1;
    /** Bit {@code l} says that level {@code l} has a target. */
    private long occupied;

    private int turn;

    @Override
    public int next() {
        if (occupied == 0) {
            return NO_TARGET;
        }
        int level = Long.numberOfTrailingZeros(occupied);
        int row = level == TOP ? leastOfTop() : words == 1 ? firstOfWord(levels[level]) : firstOf(level);
        turn = row + 1;
        return row;
    }

    @Override
    public boolean hasTarget() {
        return occupied != 0;
    }

    /** The first row at or after the turn, else the first of all; one word only, where the turn may be 64. */
    private int firstOfWord(long candidates) {
        long ahead = turn > 63 ? 0 : candidates & -1L << turn;
        return Long.numberOfTrailingZeros(ahead != 0 ? ahead : candidates);
    }

    private int firstOf(int level) {
        int from = level * words;
        int start = turn >> 6;
        if (start < words) {
            long ahead = levels[from + start] & -1L << turn;
            if (ahead != 0) {
                return (start << 6) + Long.numberOfTrailingZeros(ahead);
            }
        }
        int word = holdingFrom(level, start + 1);
        word = word < words ? word : holdingFrom(level, 0);
        return (word << 6) + Long.numberOfTrailingZeros(levels[from + word]);
    }

    /** The first word at or after {@code word} with a target of the level; {@link #words} or more when there is none. */
    private int holdingFrom(int level, int word) {
        int from = level * holders;
        int index = word >> 6;
        long candidates = index < holders ? holding[from + index] & -1L << word : 0;
        while (candidates == 0 && ++index < holders) {
            candidates = holding[from + index];
        }
        return candidates == 0 ? words : (index << 6) + Long.numberOfTrailingZeros(candidates);
    }

    private int leastOfTop() {
        int rows = words << 6;
        int best = NO_TARGET;
        for (int i = 0; i < rows; i++) {
            int row = (turn + i) % rows;
            boolean candidate = (inRotation[row >> 6] & 1L << row) != 0;
            if (candidate && (best == NO_TARGET || outstanding[row] < outstanding[best])) {
                best = row;
            }
        }
        return best;
    }

    @Override
    public void sent(int row) {
        int count = outstanding[row]++;
        if (count < TOP) {
            move(row, count, count + 1);
        }
    }

    @Override
    public void left(int row) {
        int count = outstanding[row]--;
        if (count <= TOP) {
            move(row, count, count - 1);
        }
    }

    private void move(int row, int from, int to) {
        if (words == 1) {
            moveInWord(1L << row & inRotation[0], from, to);
            return;
        }
        int word = row >> 6;
        long bit = 1L << row;
        if ((inRotation[word] & bit) != 0) {
            leave(from, word, bit);
            enter(to, word, bit);
        }
    }

    /** Whether a level becomes empty is a coin toss, so it is told by arithmetic; {@code bit} is 0 out of rotation. */
    private void moveInWord(long bit, int from, int to) {
        long left = levels[from] & ~bit;
        long entered = levels[to] | bit;
        levels[from] = left;
        levels[to] = entered;
        long others = occupied & ~(1L << from | 1L << to);
        occupied = others | (left | -left) >>> 63 << from | (entered | -entered) >>> 63 << to;
    }

    private void enter(int level, int word, long bit) {
        levels[level * words + word] |= bit;
        if (words > 1) {
            holding[level * holders + (word >> 6)] |= 1L << word;
            population[level]++;
        }
        occupied |= 1L << level;
    }

    private void leave(int level, int word, long bit) {
        long left = levels[level * words + word] & ~bit;
        levels[level * words + word] = left;
        if (words > 1 && left == 0) {
            holding[level * holders + (word >> 6)] &= ~(1L << word);
        }
        if (words == 1 ? left == 0 : --population[level] == 0) {
            occupied &= ~(1L << level);
        }
    }

    @Override
    public void add(int row) {
        if (row >= outstanding.length) {
            grow((row >> 6) + 1);
        }
        int word = row >> 6;
        long bit = 1L << row;
        if ((inRotation[word] & bit) != 0) {
            throw new IllegalStateException("row " + row + " is in rotation already");
        }
        inRotation[word] |= bit;
        enter(Math.min(outstanding[row], TOP), word, bit);
    }

    @Override
    public void removeFromRotation(int row) {
        int word = row >> 6;
        long bit = 1L << row;
        if (word < words && (inRotation[word] & bit) != 0) {
            inRotation[word] &= ~bit;
            leave(Math.min(outstanding[row], TOP), word, bit);
        }
    }

    private void grow(int newWords) {
        var wider = new long[(TOP + 1) * newWords];
        for (int level = 0; level <= TOP; level++) {
            System.arraycopy(levels, level * words, wider, level * newWords, words);
            if (words == 1) {
                population[level] = Long.bitCount(levels[level]);
            }
        }
        levels = wider;
        words = newWords;
        hold();
        inRotation = Arrays.copyOf(inRotation, newWords);
        outstanding = Arrays.copyOf(outstanding, newWords << 6);
    }

    private void hold() {
        holders = (words + 63) >> 6;
        holding = new long[(TOP + 1) * holders];
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] != 0) {
                int word = i % words;
                holding[i / words * holders + (word >> 6)] |= 1L << word;
            }
        }
    }
}
