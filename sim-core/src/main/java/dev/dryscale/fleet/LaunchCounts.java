package dev.dryscale.fleet;

/** Launch attempts and what became of them: {@code attempted = failed + cancelled + terminated + held}. */
final class LaunchCounts {

    int attempted;
    int failed;
    int cancelled;
    int terminated;

    void ended(Instance instance) {
        if (instance.inServiceNanos == Instance.NEVER) {
            cancelled++;
        } else {
            terminated++;
        }
    }
}
