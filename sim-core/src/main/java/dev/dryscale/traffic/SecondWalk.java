package dev.dryscale.traffic;

/** The walk second by second; the last stretch may be shorter. */
final class SecondWalk implements RateWalk {

    private final SecondRates rates;
    private final long durationNanos;
    private long second = -1;
    private long endNanos;
    private double rate;

    SecondWalk(SecondRates rates, long durationNanos) {
        this.rates = rates;
        this.durationNanos = durationNanos;
    }

    @Override
    public boolean advance() {
        if (endNanos >= durationNanos) {
            return false;
        }
        second++;
        endNanos = durationNanos - endNanos <= Times.SECOND ? durationNanos : endNanos + Times.SECOND;
        rate = rates.ofSecond(second);
        return true;
    }

    @Override
    public long endNanos() {
        return endNanos;
    }

    @Override
    public double ratePerSecond() {
        return rate;
    }
}
