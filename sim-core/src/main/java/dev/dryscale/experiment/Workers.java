package dev.dryscale.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A fixed number of threads at work on tasks that know nothing of each other. */
final class Workers {

    private Workers() {}

    /**
     * The results in the order of the tasks; when a task is cancelled, those before it.
     *
     * @param threads at least 1
     */
    static <T> List<T> run(int threads, List<? extends Callable<T>> tasks) {
        var loader = Thread.currentThread().getContextClassLoader(); // plug-ins are known to the caller's thread
        var executor = Executors.newFixedThreadPool(Math.max(1, threads), task -> {
            var thread = new Thread(task, "worker");
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
        try {
            var futures = new ArrayList<Future<T>>();
            tasks.forEach(task -> futures.add(executor.submit(task)));
            return complete(futures);
        } finally {
            executor.shutdownNow();
        }
    }

    private static <T> List<T> complete(List<Future<T>> futures) {
        var results = new ArrayList<T>();
        for (var future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof CancellationException) {
                    break;
                }
                throw rethrow(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return results;
    }

    private static RuntimeException rethrow(ExecutionException failure) {
        if (failure.getCause() instanceof RuntimeException mistake) {
            return mistake;
        }
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(failure.getCause());
    }
}
