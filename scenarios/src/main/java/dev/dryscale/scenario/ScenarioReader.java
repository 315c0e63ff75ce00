package dev.dryscale.scenario;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a scenario file, the name of a library scenario, or a bare policy file, and tells every mistake in one go.
 *
 * <pre>
 * file --DocumentReader--> Node --sections--> Scenario, candidates, gates   (or ProblemsException with all problems)
 * </pre>
 */
public final class ScenarioReader {

    private ScenarioReader() {}

    /**
     * Reads {@code file}; when there is no such file, the library scenario of that name.
     *
     * @throws ProblemsException with everything that is wrong
     */
    public static ScenarioFile read(Path file, ScenarioOptions options) {
        String shown = file.toString();
        if (!Files.exists(file) && file.getNameCount() == 1 && !file.isAbsolute() && !shown.contains(".")) {
            return library(shown, options);
        }
        var problems = new Problems();
        var folder = file.toAbsolutePath().getParent();
        var display = file.getParent() == null ? Path.of("") : file.getParent();
        var files = new InputFiles(folder == null ? file : display, options.allowPaths(), problems);
        byte[] bytes = bytes(file, files, problems);
        return document(shown, bytes, new Reading(problems, files, options));
    }

    /** Reads the library scenario called {@code name}. */
    private static ScenarioFile library(String name, ScenarioOptions options) {
        byte[] bytes = ScenarioLibrary.bytes(name);
        var problems = new Problems();
        var files = new InputFiles(null, List.of(), problems);
        files.keep(name + ".yaml", Digest.of(bytes));
        return document("library/" + name + ".yaml", bytes, new Reading(problems, files, options));
    }

    private static byte[] bytes(Path file, InputFiles files, Problems problems) {
        try {
            return files.bytes(file, String.valueOf(file.getFileName()));
        } catch (IOException e) {
            String rule = Files.isDirectory(file) ? "is a folder, not a file" : "does not exist or cannot be read";
            problems.error(
                    file.toString(), 0, "", rule, null, Problems.nearest(file.toString(), ScenarioLibrary.names()));
            throw new ProblemsException(problems.all());
        }
    }

    private static ScenarioFile document(String shown, byte[] bytes, Reading reading) {
        var problems = reading.problems();
        var node = DocumentReader.read(shown, bytes, problems);
        if (node == null) {
            throw new ProblemsException(problems.all());
        }
        if (PolicyReader.isPolicy(node)) {
            new PolicyReader(reading).read(node, "policy");
            problems.throwIfAny();
            return BarePolicy.read(shown, reading);
        }
        if (!(node instanceof MappingNode)) {
            Scalars.refuse(node, "must be a scenario (a mapping with dryscale: 1) or a policy", problems);
            throw new ProblemsException(problems.all());
        }
        return scenario(node, reading);
    }

    /** Reads a scenario from its tree. */
    static ScenarioFile scenario(Node node, Reading reading) {
        var problems = reading.problems();
        var fields = Fields.of(node, problems);
        var head = HeadSection.read(fields, reading);
        var profile = ProfileSection.read(fields, reading);
        var traffic = TrafficSection.read(fields, head, reading);
        var service = ServiceSection.read(required(fields, "service"), reading);
        var instance = InstanceSection.read(required(fields, "instance"), reading);
        var group = named(GroupSection.read(required(fields, "group"), reading), head.name());
        var loadBalancer = LoadBalancerSection.read(fields.mapping("loadBalancer"), profile, reading);
        var slo = SloSection.read(fields.mapping("slo"), reading);
        var prices = PriceSection.read(fields.mapping("prices"), instance.type(), reading);
        var candidates = candidates(fields, loadBalancer != null, reading);
        var gates = GateSection.read(fields, prices != null, slo != null, reading);
        fields.finish();
        problems.throwIfAny();
        var scenario = new Scenario(
                head.name(),
                traffic.startEpochSecond(),
                traffic.horizonNanos(),
                head.fidelity(),
                traffic.source(),
                service,
                instance,
                group,
                loadBalancer,
                profile,
                slo,
                prices);
        return new ScenarioFile(
                scenario,
                candidates,
                gates,
                head.seed(),
                head.replications(),
                reading.files().digests(),
                traffic.summary(),
                problems.warnings(),
                head.timeZone());
    }

    private static @org.jspecify.annotations.Nullable Fields required(Fields fields, String key) {
        fields.required(key);
        return fields.mapping(key);
    }

    private static GroupConfiguration named(GroupConfiguration group, String scenarioName) {
        if (!group.autoScalingGroupName().isEmpty()) {
            return group;
        }
        return new GroupConfiguration(
                scenarioName,
                group.minSize(),
                group.maxSize(),
                group.desiredCapacity(),
                group.availabilityZones(),
                group.defaultCooldown(),
                group.defaultInstanceWarmup(),
                group.detailedMonitoring());
    }

    private static List<Candidate> candidates(Fields fields, boolean loadBalanced, Reading reading) {
        var candidates = new ArrayList<Candidate>();
        var node = fields.required("policies");
        if (!(node instanceof MappingNode mapping)) {
            if (node != null) {
                Scalars.refuse(node, "must be a mapping from a name to its policy", reading.problems());
            }
            return candidates;
        }
        for (Map.Entry<String, Node> entry : mapping.members().entrySet()) {
            String name = entry.getKey();
            var value = entry.getValue();
            if (!Names.isName(name)) {
                Scalars.refuse(value, "has a name that " + Names.RULE, reading.problems());
            }
            var policies = new PolicyReader(reading).read(value, name);
            PolicyChecks.check(value, policies, loadBalanced, reading.problems());
            candidates.add(new Candidate(name, policies, origin(value)));
        }
        if (candidates.isEmpty()) {
            Scalars.refuse(node, "must name at least one policy", reading.problems());
        }
        return candidates;
    }

    private static String origin(Node node) {
        if (node instanceof MappingNode mapping
                && mapping.members().get("file") instanceof dev.dryscale.scenario.document.ScalarNode file) {
            return dev.dryscale.scenario.document.Printable.shorten(file.text());
        }
        return node.place().file();
    }
}
