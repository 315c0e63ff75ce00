package dev.dryscale.fleet;

import dev.dryscale.random.RandomStreams;
import java.util.Locale;

/** Names of simulated things in AWS's shape; functions of the seed and a running number, so that they can be repeated. */
final class Identifiers {

    private Identifiers() {}

    static String instanceId(long seed, int number) {
        return String.format(Locale.ROOT, "i-%017x", mix(seed, number) >>> 1);
    }

    static long mix(long seed, int number) {
        return new RandomStreams(seed).named("id/" + number).nextLong();
    }
}
