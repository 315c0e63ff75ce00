package dev.dryscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files that people write, for the tests of the commands. */
final class Fixtures {

    /** The policy as it is pasted most: with two members that EC2 Auto Scaling does not have (TT-1). */
    static final String PASTED_POLICY = """
            {
              "PredefinedMetricSpecification": {"PredefinedMetricType": "ASGAverageCPUUtilization"},
              "TargetValue": 80.0,
              "ScaleInCooldown": 300,
              "ScaleOutCooldown": 300
            }
            """;

    private static final String SCENARIO = """
            dryscale: 1
            profile: aws-2026
            name: tiny
            duration: 40m
            replications: 3
            traffic: {synthetic: {kind: ramp, from: 2/s, to: 20/s, start: 0s, end: 30m}}
            service: {cpuTime: {exponential: {mean: 100ms}}}
            instance: {type: m5.large, concurrency: 8}
            group: {MinSize: 1, MaxSize: 3, DesiredCapacity: 1, AvailabilityZones: [us-east-1a]}
            loadBalancer: {}
            policies:
              hot: {TargetValue: 80, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}
              cool: {TargetValue: 30, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}
            prices: {region: us-east-1}
            """;

    private Fixtures() {}

    /** 40 minutes of a slowly rising load against two policies. */
    static Path scenario(Path folder) throws IOException {
        return Files.writeString(folder.resolve("tiny.yaml"), SCENARIO);
    }

    static Path scenario(Path folder, String gate) throws IOException {
        return Files.writeString(folder.resolve("tiny.yaml"), SCENARIO + "gates: ['" + gate + "']\n");
    }

    static Path policy(Path folder) throws IOException {
        return Files.writeString(folder.resolve("scaling_policy.json"), PASTED_POLICY);
    }

    /** Two requests per second for ten minutes in Apache's common format. */
    static Path log(Path folder) throws IOException {
        var lines = new StringBuilder();
        for (int second = 0; second < 600; second++) {
            var line = "192.0.2.1 - - [05/Jan/2026:00:%02d:%02d +0000] \"GET /secret HTTP/1.1\" 200 512\n"
                    .formatted(second / 60, second % 60);
            lines.append(line).append(line);
        }
        return Files.writeString(folder.resolve("access.log"), lines);
    }
}
