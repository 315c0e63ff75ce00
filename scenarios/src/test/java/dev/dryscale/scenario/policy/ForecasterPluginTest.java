package dev.dryscale.scenario.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dryscale.experiment.Simulation;
import dev.dryscale.scaling.policy.LoadForecaster;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.file.ScenarioFile;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of the load in the user's own jar, compiled here, takes the place of ours. */
final class ForecasterPluginTest {

    private static final String SOURCE = """
            package acme;

            public final class Flat implements dev.dryscale.scaling.policy.LoadForecaster {
                public double[] forecast(double[] hourly, int hours) {
                    double[] flat = new double[hours];
                    java.util.Arrays.fill(flat, 150);
                    return flat;
                }
            }
            """;

    /** A day of load 1 before the run; 150 forecast over 50 per instance are 3 instances. */
    private static final String SCENARIO = """
            dryscale: 1
            profile: aws-2026
            name: predicted
            start: 2026-03-02T00:30:00Z
            duration: 1h
            traffic: {synthetic: {kind: constant, rate: 1/s}}
            service: {cpuTime: 1ms}
            instance: {type: m5.large, concurrency: 8}
            group: {MinSize: 1, MaxSize: 9, DesiredCapacity: 1, AvailabilityZones: [us-east-1a]}
            policies:
              own:
                PolicyType: PredictiveScaling
                forecaster: Flat
                history: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
                PredictiveScalingConfiguration:
                  MetricSpecifications: [{TargetValue: 50, PredefinedMetricPairSpecification: {PredefinedMetricType: ASGCPUUtilization}}]
                  Mode: ForecastAndScale
            """;

    @TempDir
    Path folder;

    private Path jar() throws IOException {
        var source = Files.writeString(
                Files.createDirectories(folder.resolve("acme")).resolve("Flat.java"), SOURCE);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(compiled).isZero();
        var jar = folder.resolve("acme.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("acme/Flat.class"));
            out.write(Files.readAllBytes(folder.resolve("acme/Flat.class")));
            out.putNextEntry(new JarEntry("META-INF/services/" + LoadForecaster.class.getName()));
            out.write("acme.Flat\n".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static <T> T with(Path jar, Callable<T> task) throws Exception {
        var before = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return task.call();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private ScenarioFile read() throws IOException {
        return ScenarioReader.read(Files.writeString(folder.resolve("p.yaml"), SCENARIO), ScenarioOptions.DEFAULTS);
    }

    @Test
    void theGroupFollowsTheForecastOfTheUsersModel() throws Exception {
        var decisions = with(jar(), () -> {
            var file = read();
            return Simulation.run(file.scenario(), file.candidates().get(0), 1).decisions().stream()
                    .filter(entry -> entry.changedCapacity())
                    .map(entry -> entry.atNanos() / 1_000_000_000L + ":" + entry.from() + ">" + entry.to())
                    .collect(Collectors.joining(" "));
        });
        assertThat(decisions)
                .as("five minutes ahead of 01:00, half an hour after the start")
                .isEqualTo("1500:1>3");
    }

    @Test
    void withoutTheJarTheModelIsUnknown() {
        assertThat(catchThrowableOfType(ProblemsException.class, this::read).problems())
                .singleElement()
                .asString()
                .contains("forecaster", "must be one of SeasonalForecaster");
    }
}
