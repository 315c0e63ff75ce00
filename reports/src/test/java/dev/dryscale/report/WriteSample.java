package dev.dryscale.report;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the sample day in a Java process of its own: {@code WriteSample FOLDER}; notices go to stdout. */
final class WriteSample {

    private WriteSample() {}

    public static void main(String[] arguments) throws IOException {
        ReportFolder.write(SampleComparison.day(), Path.of(arguments[0]), ReportOptions.complete(System.out::println));
    }
}
