package dev.dryscale.scenario.file;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.input.InputFiles;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.input.ScenarioOptions;
import dev.dryscale.scenario.policy.PolicyReader;
import dev.dryscale.scenario.policy.RunCalendar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of policies on its own, to be put on a scenario's fleet. */
public final class PolicyFile {

    private PolicyFile() {}

    /**
     * The policies of {@code file}, checked against the scenario they are for.
     *
     * @param shown how messages call the file
     * @param name what the policies are called where they do not say
     * @throws ProblemsException with everything that is wrong
     */
    public static List<ScalingPolicy> read(
            Path file, String shown, String name, Scenario scenario, ScenarioOptions options) {
        var problems = new Problems();
        var files = new InputFiles(file.toAbsolutePath().getParent(), options.allowPaths(), problems);
        byte[] bytes;
        try {
            bytes = files.bytes(file, shown);
        } catch (IOException e) {
            problems.error(shown, 0, "", "does not exist or cannot be read", null);
            throw new ProblemsException(problems.all());
        }
        var node = DocumentReader.read(shown, bytes, problems);
        problems.throwIfAny();
        if (node == null) {
            throw new ProblemsException(problems.all());
        }
        var fleet = scenario.fleet();
        var calendar = new RunCalendar(scenario.startEpochSecond(), scenario.horizonNanos());
        var policies = new PolicyReader(new Reading(problems, files, options), fleet.publications(), calendar)
                .read(node, name);
        PolicyChecks.check(node, policies, fleet, problems);
        problems.throwIfAny();
        return policies;
    }
}
