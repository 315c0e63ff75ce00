package dev.dryscale.traffic;

/** A rate that is constant within each second of the source's own time. */
public interface SecondRates {

    /** Arrivals per second during {@code [second, second + 1)}. */
    double ofSecond(long second);
}
