package dev.dryscale.scenario.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exports judged by AWS's and Terraform's own tools, where they are installed; nothing leaves this machine. */
final class ExportOracleTest {

    private static final List<String> POLICIES = List.of("bare", "tracking", "requests", "steps");

    private static final String PROVIDER = """
            provider "aws" {
              region                      = "us-east-1"
              access_key                  = "none"
              secret_key                  = "none"
              skip_credentials_validation = true
              skip_metadata_api_check     = true
              skip_requesting_account_id  = true
            }
            """;

    @TempDir
    Path folder;

    private record Ended(int code, String output) {}

    private Ended run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var log = folder.resolve("tool.log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException missing) {
            assumeTrue(false, "skipped: " + command[0] + " is not installed");
            throw missing;
        }
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("ended within two minutes: %s", List.of(command)).isTrue();
        return new Ended(process.exitValue(), Files.readString(log));
    }

    private String export(String policy, ExportFormat format) throws IOException {
        var scenario = Files.writeString(folder.resolve("web.yaml"), ExportTest.SCENARIO);
        return Exports.of(scenario, policy, format, null, ScenarioOptions.DEFAULTS)
                .text();
    }

    private String corrected(ExportFormat format) throws IOException {
        var seed = folder.resolve("seed.sh");
        try (var in = ExportTest.class.getResourceAsStream("/iac/seed.sh")) {
            Files.write(seed, in.readAllBytes());
        }
        return Exports.of(seed, null, format, null, ScenarioOptions.DEFAULTS).text();
    }

    @Test
    void cfnLintTakesTheTemplates() throws IOException, InterruptedException {
        run(Map.of(), "cfn-lint", "--version");
        var command = new ArrayList<String>(List.of("cfn-lint", "--regions", "us-east-1", "--"));
        for (String policy : POLICIES) {
            command.add(
                    Files.writeString(folder.resolve(policy + ".t.yaml"), export(policy, ExportFormat.CLOUDFORMATION))
                            .toString());
        }
        command.add(Files.writeString(folder.resolve("seed.t.yaml"), corrected(ExportFormat.CLOUDFORMATION))
                .toString());
        var ended = run(Map.of(), command.toArray(String[]::new));
        assertThat(ended.code()).as(ended.output()).isZero();
    }

    /** Validated, and planned without an account; the plan reads back as the policies that were exported. */
    @Test
    void terraformTakesTheResourcesAndItsPlanReadsBackAsThePolicies() throws IOException, InterruptedException {
        run(Map.of(), "terraform", "version");
        for (String policy : POLICIES) {
            Files.writeString(folder.resolve(policy + ".tf"), export(policy, ExportFormat.TERRAFORM));
        }
        Files.writeString(folder.resolve("seed.tf"), corrected(ExportFormat.TERRAFORM));
        Files.writeString(folder.resolve("provider.tf"), PROVIDER);
        var init = run(Map.of(), "terraform", "init", "-no-color", "-input=false");
        assumeTrue(init.code() == 0, "skipped: terraform has no aws provider here: " + init.output());
        var validated = run(Map.of(), "terraform", "validate", "-no-color");
        assertThat(validated.code()).as(validated.output()).isZero();
        var planned = run(Map.of(), "terraform", "plan", "-no-color", "-input=false", "-out=p.tfplan");
        assertThat(planned.code()).as(planned.output()).isZero();
        var shown = run(Map.of(), "terraform", "show", "-json", "p.tfplan");
        Files.writeString(folder.resolve("plan.json"), shown.output());
        Files.writeString(
                folder.resolve("again.yaml"),
                ExportTest.SCENARIO.substring(0, ExportTest.SCENARIO.indexOf("policies:"))
                        + "policies:\n"
                        + "  bare: {file: plan.json, address: aws_autoscaling_policy.bare}\n"
                        + "  tracking: {file: plan.json, address: aws_autoscaling_policy.it-s-40}\n"
                        + "  requests: {file: plan.json, address: aws_autoscaling_policy.requests}\n"
                        + "  steps: [{file: plan.json, address: aws_autoscaling_policy.out},"
                        + " {file: plan.json, address: aws_autoscaling_policy.in}]\n");
        var again = ScenarioReader.read(folder.resolve("again.yaml"), ScenarioOptions.DEFAULTS);
        var written = ScenarioReader.read(folder.resolve("web.yaml"), ScenarioOptions.DEFAULTS);
        assertThat(again.candidates())
                .extracting(candidate -> candidate.policies())
                .isEqualTo(written.candidates().stream()
                        .map(candidate -> candidate.policies())
                        .toList());
    }

    /** The AWS CLI checks a request against the API's model before it sends it, here to a server of this test. */
    @Test
    void theAwsCliSendsEveryCommand() throws IOException, InterruptedException {
        run(Map.of(), "aws", "--version");
        var requests = Collections.synchronizedList(new ArrayList<String>());
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String action = body.replaceFirst("(?s).*?Action=(\\w+).*", "$1");
            boolean query = body.contains("Action=");
            requests.add(query ? action : exchange.getRequestURI().getPath());
            byte[] answer = query
                    ? "<R xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\"><%1$sResult><PolicyARN>arn:p</PolicyARN></%1$sResult></R>"
                            .formatted(action)
                            .getBytes(StandardCharsets.UTF_8)
                    : new byte[] {(byte) 0xA0}; // an empty map in CBOR
            exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
            exchange.getResponseHeaders().set("Content-Type", query ? "text/xml" : "application/cbor");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            var environment = Map.of(
                    "AWS_ENDPOINT_URL",
                            "http://127.0.0.1:" + server.getAddress().getPort(),
                    "AWS_ACCESS_KEY_ID", "none",
                    "AWS_SECRET_ACCESS_KEY", "none",
                    "AWS_DEFAULT_REGION", "us-east-1",
                    "AWS_EC2_METADATA_DISABLED", "true",
                    "AWS_MAX_ATTEMPTS", "1");
            var script = new StringBuilder();
            for (String policy : List.of("tracking", "steps")) {
                script.append(export(policy, ExportFormat.AWSCLI));
            }
            script.append(corrected(ExportFormat.AWSCLI));
            var file = Files.writeString(folder.resolve("all.sh"), script);
            var ended = run(environment, "sh", file.toString());
            assertThat(ended.code()).as(ended.output()).isZero();
        } finally {
            server.stop(0);
        }
        assertThat(requests)
                .as("a tracking policy; two policies and two alarms; the seed's group and policy")
                .hasSize(7);
        assertThat(requests.stream().filter(request -> request.equals("PutScalingPolicy")))
                .hasSize(4);
        assertThat(requests).contains("CreateAutoScalingGroup");
    }
}
