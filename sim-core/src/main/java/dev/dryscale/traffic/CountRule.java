package dev.dryscale.traffic;

/** How a count per interval becomes arrivals. */
public enum CountRule {
    /** Exactly the recorded number at independent uniform places; a fraction of one comes with its probability. */
    UNIFORM("exactly the recorded number at random in each interval"),
    /** A Poisson process at the recorded rate: the number is drawn anew. */
    POISSON("a Poisson number with the recorded mean in each interval"),
    /** Exactly the recorded number at equal distances, without chance; fractions are carried to the next interval. */
    EVENLY("exactly the recorded number at equal distances in each interval");

    private final String phrase;

    CountRule(String phrase) {
        this.phrase = phrase;
    }

    /** What a report says. */
    public String phrase() {
        return phrase;
    }
}
