package dev.dryscale.scenario.export;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceFile;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the policies of a scenario, or the resources of a file, for AWS's tools; what AWS would refuse is left out. */
public final class Exports {

    private static final Set<String> AWS_TYPES =
            Set.of("TargetTrackingScaling", "StepScaling", "SimpleScaling", "PredictiveScaling");

    private Exports() {}

    /**
     * The export of {@code file}.
     *
     * @param policy the candidate of a scenario, or the address of a policy in a file of resources; null for the only one, and
     *     for everything in a file of resources
     * @param groupName of policies that name no group; null takes the file's or the scenario's own
     * @throws ProblemsException with everything that is wrong
     */
    public static Exported of(
            Path file,
            @Nullable String policy,
            ExportFormat format,
            @Nullable String groupName,
            ScenarioOptions options) {
        var opened = ScenarioReader.open(file, options);
        var reading = opened.reading();
        String name = groupName;
        List<Resource> found;
        if (ResourceFile.recognizes(opened.shown(), opened.bytes())) {
            found = new ExportSource(reading).file(opened.shown(), opened.bytes(), policy);
        } else {
            var scenario = ScenarioReader.read(file, options);
            var known = scenario.candidates().stream()
                    .map(candidate -> candidate.name())
                    .toList();
            var document = ExportSource.document(opened.shown(), opened.bytes(), reading);
            found = new ExportSource(reading).candidate(document, one(opened.shown(), policy, known));
            name = name == null ? scenario.scenario().fleet().group().autoScalingGroupName() : name;
        }
        return exported(opened.shown(), found, name, format, reading);
    }

    private static String one(String shown, @Nullable String policy, List<String> known) {
        if (policy == null && known.size() == 1) {
            return known.get(0);
        }
        if (policy != null && known.contains(policy)) {
            return policy;
        }
        var problems = new Problems();
        String rule = policy == null
                ? "has " + known.size() + " policies: name one with --policy, one of " + String.join(", ", known)
                : "has no policy " + policy + "; it has " + String.join(", ", known);
        problems.error(shown, 0, "", rule, null, policy == null ? null : Problems.nearest(policy, known));
        throw new ProblemsException(problems.all());
    }

    private static Exported exported(
            String shown, List<Resource> found, @Nullable String groupName, ExportFormat format, Reading reading) {
        var problems = reading.problems();
        if (found.isEmpty()) {
            problems.error(shown, 0, "", "holds nothing to export", null);
        }
        Set<String> notes = new LinkedHashSet<>();
        var corrections = new ArrayList<String>();
        var correction = new Correction(found, groupName, corrections);
        var corrected = found.stream().map(correction::corrected).toList();
        corrected.forEach(resource -> check(shown, resource, format, problems));
        problems.throwIfAny();
        notes.addAll(corrections);
        problems.warnings().stream().map(Problem::sentence).forEach(notes::add);
        var limits = new ArrayList<>(new LinkedHashSet<>(corrections));
        String text = format.writer().write(corrected, limits);
        notes.addAll(limits);
        return new Exported(text, List.copyOf(notes));
    }

    private static void check(String shown, Resource resource, ExportFormat format, Problems problems) {
        var members = resource.members().members();
        String what = resource.name();
        if (resource.kind() == ResourceKind.POLICY || resource.kind() == ResourceKind.SCHEDULED_ACTION) {
            String owner = resource.isApplication() ? "ResourceId" : "AutoScalingGroupName";
            if (resource.text(owner).isEmpty()) {
                String rule = resource.isApplication()
                        ? "names no ResourceId; write it beside ServiceNamespace"
                        : "names no Auto Scaling group; say it with --group NAME";
                problems.error(shown, 0, what, rule, null);
            }
        }
        String type = resource.text("PolicyType");
        if (resource.kind() == ResourceKind.POLICY && !type.isEmpty() && !AWS_TYPES.contains(type)) {
            problems.error(shown, 0, what, "has PolicyType " + type + ", which AWS does not have", null);
        }
        if (format == ExportFormat.CLOUDFORMATION && resource.text("Enabled").equals("false")) {
            problems.error(shown, 0, what, "is not Enabled, which CloudFormation cannot say (JS-6)", null);
        }
        members.forEach((member, value) -> {
            if (Correction.isSymbolic(value)) {
                String rule = "has a value that only its own deployment knows; export a file that holds the value";
                problems.error(shown, value.place().line(), what + "." + member, rule, null);
            }
        });
    }
}
