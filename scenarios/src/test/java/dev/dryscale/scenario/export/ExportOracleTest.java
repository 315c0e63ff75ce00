package dev.dryscale.scenario.export;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dryscale.scaling.policy.ScalingPolicy;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exports judged by AWS's and Terraform's own tools, where they are installed; nothing leaves this machine. */
final class ExportOracleTest {

    private static final List<String> POLICIES = List.of("bare", "tracking", "requests", "steps");

    private static final List<String> KINDS = List.of("pair", "apart", "math", "alarms", "schedule");

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
        return export("web.yaml", ExportTest.SCENARIO, policy, format);
    }

    private String export(String file, String text, @Nullable String policy, ExportFormat format) throws IOException {
        var scenario = Files.writeString(folder.resolve(file), text);
        return Exports.of(scenario, policy, format, null, ScenarioOptions.DEFAULTS)
                .text();
    }

    /** Every kind of policy, each by the name of a file. */
    private Map<String, String> exports(ExportFormat format) throws IOException {
        var exports = new LinkedHashMap<String, String>();
        for (String policy : POLICIES) {
            exports.put(policy, export(policy, format));
        }
        for (String policy : KINDS) {
            exports.put(policy, export("group.yaml", ExportCases.GROUP, policy, format));
        }
        exports.put("all", export("target.yaml", ExportCases.TARGET, "all", format));
        exports.put("full", export("full.json", ExportCases.DESCRIBED, null, format));
        exports.put("seed", corrected(format));
        return exports;
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
        // W3010 is advice against zones, which the group itself names.
        var command =
                new ArrayList<String>(List.of("cfn-lint", "--regions", "us-east-1", "--ignore-checks", "W3010", "--"));
        for (var export : exports(ExportFormat.CLOUDFORMATION).entrySet()) {
            command.add(Files.writeString(folder.resolve(export.getKey() + ".t.yaml"), export.getValue())
                    .toString());
        }
        var ended = run(Map.of(), command.toArray(String[]::new));
        assertThat(ended.code()).as(ended.output()).isZero();
    }

    /** Validated, and planned without an account; the plan reads back as the policies that were exported. */
    @Test
    void terraformTakesTheResourcesAndItsPlanReadsBackAsThePolicies() throws IOException, InterruptedException {
        run(Map.of(), "terraform", "version");
        for (var export : exports(ExportFormat.TERRAFORM).entrySet()) {
            Files.writeString(folder.resolve(export.getKey() + ".tf"), export.getValue());
        }
        Files.writeString(folder.resolve("provider.tf"), PROVIDER);
        var environment = TerraformMirror.environment(folder);
        var init = run(environment, "terraform", "init", "-no-color", "-input=false");
        assumeTrue(init.code() == 0, "skipped: terraform has no aws provider here: " + init.output());
        var validated = run(environment, "terraform", "validate", "-no-color");
        assertThat(validated.code()).as(validated.output()).isZero();
        var planned = run(environment, "terraform", "plan", "-no-color", "-input=false", "-out=p.tfplan");
        assertThat(planned.code()).as(planned.output()).isZero();
        var shown = run(environment, "terraform", "show", "-json", "p.tfplan");
        Files.writeString(folder.resolve("plan.json"), shown.output());
        readsBack(ExportTest.SCENARIO, "web.yaml", """
                  bare: {file: plan.json, address: aws_autoscaling_policy.bare}
                  tracking: {file: plan.json, address: aws_autoscaling_policy.it-s-40}
                  requests: {file: plan.json, address: aws_autoscaling_policy.requests}
                  steps: [{file: plan.json, address: aws_autoscaling_policy.out},
                    {file: plan.json, address: aws_autoscaling_policy.in}]
                """);
        readsBack(ExportCases.GROUP, "group.yaml", """
                  apart: {file: plan.json, address: aws_autoscaling_policy.apart}
                  math: {file: plan.json, address: aws_autoscaling_policy.math}
                  alarms: [{file: plan.json, address: aws_autoscaling_policy.more},
                    {file: plan.json, address: aws_autoscaling_policy.slow}]
                  schedule: {scheduledActions: [{file: plan.json, address: aws_autoscaling_schedule.rush},
                    {file: plan.json, address: aws_autoscaling_schedule.once}]}
                """);
        readsBack(ExportCases.TARGET, "target.yaml", """
                  all:
                    policies: [{file: plan.json, address: aws_appautoscaling_policy.cpu},
                      {file: plan.json, address: aws_appautoscaling_policy.own},
                      {file: plan.json, address: aws_appautoscaling_policy.burst}]
                    scheduledActions: [{file: plan.json, address: aws_appautoscaling_scheduled_action.daily},
                      {file: plan.json, address: aws_appautoscaling_scheduled_action.launch},
                      {file: plan.json, address: aws_appautoscaling_scheduled_action.often}]
                """);
    }

    /** {@code policies} of the plan are those that {@code file} writes by the same names; a plan's queries are a set. */
    private void readsBack(String scenario, String file, String policies) throws IOException {
        String head = scenario.substring(0, scenario.indexOf("policies:"));
        Files.writeString(folder.resolve("again.yaml"), head + "policies:\n" + policies.indent(2));
        var written = policies(file);
        assertThat(policies("again.yaml"))
                .allSatisfy((name, read) -> assertThat(read)
                        .as(name)
                        .usingRecursiveComparison()
                        .ignoringCollectionOrder()
                        .isEqualTo(written.get(name)));
    }

    private Map<String, List<ScalingPolicy>> policies(String file) {
        return ScenarioReader.read(folder.resolve(file), ScenarioOptions.DEFAULTS).candidates().stream()
                .collect(Collectors.toMap(candidate -> candidate.name(), candidate -> candidate.policies()));
    }

    /** The AWS CLI checks a request against the API's model before it sends it, here to a server of this test. */
    @Test
    void theAwsCliSendsEveryCommand() throws IOException, InterruptedException {
        run(Map.of(), "aws", "--version");
        var requests = Collections.synchronizedList(new ArrayList<String>());
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> requests.add(answered(exchange)));
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
            int scripts = 0;
            for (String script : exports(ExportFormat.AWSCLI).values()) {
                Files.writeString(folder.resolve(scripts++ % 2 == 0 ? "even.sh" : "odd.sh"), script, CREATE, APPEND);
            }
            var ended = run(environment, "sh", "-c", "sh even.sh & sh odd.sh; code=$?; wait $! && exit $code");
            assertThat(ended.code()).as(ended.output()).isZero();
        } finally {
            server.stop(0);
        }
        assertThat(requests.stream().collect(Collectors.groupingBy(request -> request, Collectors.counting())))
                .as("what the exports of every kind of policy, of two groups and of a scalable target consist of")
                .isEqualTo(Map.of(
                        "PutScalingPolicy", 14L,
                        "PutMetricAlarm", 5L,
                        "PutScheduledUpdateGroupAction", 2L,
                        "PutScheduledAction", 3L,
                        "RegisterScalableTarget", 1L,
                        "CreateAutoScalingGroup", 3L,
                        "PutWarmPool", 1L,
                        "SuspendProcesses", 1L));
    }

    /** Answers a request in its own protocol; returns the operation that it asks for. */
    private static String answered(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        boolean query = body.contains("Action=");
        String action = query
                ? body.replaceFirst("(?s).*?Action=(\\w+).*", "$1")
                : target == null
                        ? Path.of(exchange.getRequestURI().getPath())
                                .getFileName()
                                .toString()
                        : target.substring(target.indexOf('.') + 1);
        byte[] answer = query
                ? "<R xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\"><%1$sResult><PolicyARN>arn:p</PolicyARN></%1$sResult></R>"
                        .formatted(action)
                        .getBytes(StandardCharsets.UTF_8)
                : target == null
                        ? new byte[] {(byte) 0xA0} // an empty map in CBOR
                        : "{\"PolicyARN\": \"arn:p\"}".getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("smithy-protocol", "rpc-v2-cbor");
        headers.set("Content-Type", query ? "text/xml" : target == null ? "application/cbor" : "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
        return action;
    }
}
