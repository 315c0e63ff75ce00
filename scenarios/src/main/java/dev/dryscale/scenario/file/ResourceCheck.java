package dev.dryscale.scenario.file;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceFile;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.iac.Selector;
import dev.dryscale.scenario.input.InputFiles;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.input.ScenarioOptions;
import dev.dryscale.scenario.lint.LintCatalog;
import dev.dryscale.scenario.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every resource of a file, read and checked, without a scenario around it.
 *
 * @param warnings what was accepted with a remark
 */
public record ResourceCheck(ResourceFile file, List<Problem> warnings) {

    public ResourceCheck {
        warnings = List.copyOf(warnings);
    }

    /**
     * Checks {@code path}.
     *
     * @throws ProblemsException with everything that is wrong
     * @throws IOException if the file cannot be read
     */
    public static ResourceCheck of(Path path, ScenarioOptions options) throws IOException {
        var problems = new Problems();
        var reading = new Reading(problems, InputFiles.beside(path, options.allowPaths(), problems), options);
        byte[] bytes = reading.files().bytes(path, String.valueOf(path.getFileName()));
        var file = ResourceFile.read(path.toString(), bytes, Selector.ANY, reading.files(), false, problems);
        if (file == null) {
            throw new ProblemsException(problems.all());
        }
        file.resources().forEach(resource -> LintCatalog.resource(resource, file.form(), false, problems));
        for (var resource : file.resources()) {
            var own = new Problems();
            check(file, resource, new Reading(own, reading.files(), options));
            own.all().forEach(problem -> pass(problem, problems));
        }
        problems.throwIfAny();
        return new ResourceCheck(file, problems.warnings());
    }

    private static void check(ResourceFile file, Resource resource, Reading reading) {
        switch (resource.kind()) {
            case POLICY ->
                new PolicyReader(reading)
                        .check(file, resource, resource.address().isEmpty() ? "policy" : resource.address());
            case GROUP -> GroupCheck.check(resource, reading);
            case ALARM, SCHEDULED_ACTION -> new PolicyReader(reading).check(resource);
            case SCALABLE_TARGET, WARM_POOL, LIFECYCLE_HOOK, SUSPENSION -> {}
        }
    }

    /** What a template leaves to its deployment is no mistake of the template; only a simulation needs it. */
    private static void pass(Problem problem, Problems problems) {
        boolean symbolic = problem.rule().endsWith(Scalars.UNKNOWN);
        boolean remark =
                problem.severity() == Problem.Severity.WARNING || problem.rule().equals(GroupSection.EMPTY);
        if (symbolic || remark) {
            String rule = symbolic ? problem.rule() + " to be simulated (parameters: says it)" : problem.rule();
            problems.warning(problem.file(), problem.line(), problem.pointer(), rule, problem.actual());
        } else {
            problems.error(
                    problem.file(),
                    problem.line(),
                    problem.pointer(),
                    problem.rule(),
                    problem.actual(),
                    problem.nearest());
        }
    }

    /** {@code AWS CLI commands with 1 Auto Scaling group (web) and 1 scaling policy (cpu)}. */
    public String summary() {
        var parts = new ArrayList<String>();
        Arrays.stream(ResourceKind.values()).forEach(kind -> {
            var names = file.of(kind).stream()
                    .map(Resource::address)
                    .filter(address -> !address.isEmpty())
                    .collect(Collectors.joining(", "));
            if (!file.of(kind).isEmpty()) {
                parts.add(kind.count(file.of(kind).size()) + (names.isEmpty() ? "" : " (" + names + ")"));
            }
        });
        return file.form().summary()
                + (parts.isEmpty() ? " without a scaling policy or a group" : " with " + String.join(", ", parts));
    }
}
