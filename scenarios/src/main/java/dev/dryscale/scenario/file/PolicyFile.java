package dev.dryscale.scenario.file;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.input.InputFiles;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.input.ScenarioOptions;
import dev.dryscale.scenario.policy.PolicyReader;
import dev.dryscale.scenario.policy.RunCalendar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        return policies(node, name, scenario, new Reading(problems, files, options));
    }

    /**
     * The policy of a Terraform plan ({@code terraform show -json}) as it is or as it will be.
     *
     * @param address of the resource; null when the plan has one policy only
     * @param change {@code before} or {@code after}
     * @throws ProblemsException with everything that is wrong
     */
    public static List<ScalingPolicy> planned(
            Path plan, @Nullable String address, String change, Scenario scenario, ScenarioOptions options) {
        var problems = new Problems();
        var absolute = plan.toAbsolutePath();
        var files = new InputFiles(absolute.getParent(), options.allowPaths(), problems);
        var place = new Place(plan.toString(), 1, "");
        var members = new LinkedHashMap<String, Node>();
        members.put("file", text(place, String.valueOf(absolute.getFileName())));
        members.put("change", text(place, change));
        if (address != null) {
            members.put("address", text(place, address));
        }
        var node = new MappingNode(place, members, Map.of());
        return policies(node, change, scenario, new Reading(problems, files, options));
    }

    private static Node text(Place place, String text) {
        return new ScalarNode(place, ScalarNode.Kind.STRING, text);
    }

    private static List<ScalingPolicy> policies(Node node, String name, Scenario scenario, Reading reading) {
        var fleet = scenario.fleet();
        var calendar = new RunCalendar(scenario.startEpochSecond(), scenario.horizonNanos());
        var policies = new PolicyReader(reading, fleet.publications(), calendar).read(node, name);
        PolicyChecks.check(node, policies, fleet, reading.problems());
        reading.problems().throwIfAny();
        return policies;
    }
}
