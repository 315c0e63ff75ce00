package dev.dryscale.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command from start to exit.
 *
 * @param wallSeconds what a watch shows; says little on a busy machine
 * @param cpuSeconds of all its threads, read from {@code /proc} until its end; NaN where there is none
 * @param megabytes the largest resident set
 */
record WholeProcess(double wallSeconds, double cpuSeconds, double megabytes) {

    private static final double TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;

    /** Runs it once on core 0 where {@code taskset} is at hand; its output is thrown away. */
    static WholeProcess onOneCore(List<String> command, Path folder) throws IOException, InterruptedException {
        var pinned = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            pinned.addAll(List.of("/usr/bin/taskset", "-c", "0"));
        }
        pinned.addAll(command);
        return of(pinned, folder);
    }

    /** Runs it once; its output is thrown away. */
    static WholeProcess of(List<String> command, Path folder) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        double cpu = Double.NaN;
        double megabytes = Double.NaN;
        while (process.isAlive()) {
            double newest = cpu(process.pid());
            cpu = Double.isNaN(newest) ? cpu : newest;
            double most = megabytes(process.pid());
            megabytes = Double.isNaN(most) ? megabytes : most;
            Thread.sleep(2);
        }
        if (process.waitFor() != 0) {
            throw new IOException("exit code " + process.exitValue() + " of " + String.join(" ", command));
        }
        return new WholeProcess((System.nanoTime() - begin) / 1e9, cpu, megabytes);
    }

    private static double cpu(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", UTIME + 3);
            return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) / TICKS_PER_SECOND;
        } catch (IOException | RuntimeException gone) {
            return Double.NaN;
        }
    }

    private static double megabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException | RuntimeException gone) {
            return Double.NaN;
        }
    }
}
