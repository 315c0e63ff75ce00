package dev.dryscale.random;

/**
 * The family of random streams of one run: the same seed and name give the same stream whatever is drawn elsewhere,
 * so that two policies see the same requests (common random numbers).
 */
public record RandomStreams(long seed) {

    /** The stream called {@code name}. */
    public RandomStream named(String name) {
        return new RandomStream(derive(name));
    }

    /** A family of streams of its own, e.g. one per part of a sum of traffic sources. */
    public RandomStreams child(String name) {
        return new RandomStreams(derive(name));
    }

    private long derive(String name) {
        long hash = seed ^ 0x9e3779b97f4a7c15L;
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash + name.charAt(i) * 0xd1342543de82ef95L);
        }
        return mix(hash);
    }

    /** SplitMix64's finaliser (Steele, Lea, Flood 2014). */
    static long mix(long z) {
        long x = z + 0x9e3779b97f4a7c15L;
        x = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }
}
