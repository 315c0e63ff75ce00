package dev.dryscale.junit;

import dev.dryscale.report.ReportFolder;
import dev.dryscale.report.ReportFormat;
import dev.dryscale.report.ReportOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the result in, and publishes its report afterwards: the data always, the page with its charts for a failed test. */
final class ResultParameter implements ParameterResolver, AfterTestExecutionCallback {

    private final DryRun dryRun;
    private final String policy;
    private final long seed;

    ResultParameter(DryRun dryRun, String policy, long seed) {
        this.dryRun = dryRun;
        this.policy = policy;
        this.seed = seed;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PolicyResult.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return dryRun.result(policy, seed);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        boolean failed = context.getExecutionException().isPresent();
        context.publishDirectory("dryscale-" + policy + "-" + seed, folder -> write(folder, failed));
    }

    private void write(Path folder, boolean pages) throws IOException {
        var comparison = dryRun.result(policy, seed).comparison();
        var options = pages ? ReportOptions.complete(notice -> {}) : ReportOptions.dataOnly();
        ReportFolder.write(comparison, folder, options);
        try (var out = Files.newOutputStream(folder.resolve("report.md"))) {
            ReportFormat.MARKDOWN.writer().write(comparison, out);
        }
    }
}
