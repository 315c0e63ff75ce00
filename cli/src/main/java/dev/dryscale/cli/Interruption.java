package dev.dryscale.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What Ctrl-C does: the work in hand is asked to stop, gets a little time to write what it has, and the process ends with
 * 130 (143 for a termination). The JVM itself sets the code; our hook only makes it wait.
 */
final class Interruption {

    private static final long PATIENCE_SECONDS = 30;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final AtomicBoolean watching = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);

    /** From now on an interrupt asks the work to stop, instead of ending it at once. */
    void watch() {
        if (watching.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::await, "interruption"));
        }
    }

    /** The command has finished: a shutdown that waits for it may go on. */
    void release() {
        finished.countDown();
    }

    /** Whether somebody wants the work to stop. */
    boolean requested() {
        return requested.get();
    }

    private void await() {
        requested.set(true);
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(137); // what a shell reports for SIGKILL
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
