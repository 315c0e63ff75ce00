package dev.dryscale.scenario.export;

import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceFile;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.iac.ResourceReference;
import dev.dryscale.scenario.iac.Selector;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.lint.LintCatalog;
import dev.dryscale.scenario.policy.PolicyReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is to be exported: the policies of a candidate with their alarms, or everything in a file of resources. */
final class ExportSource {

    private static final Set<String> INNER =
            Set.of("TargetValue", "PredefinedMetricSpecification", "CustomizedMetricSpecification");

    private static final Set<String> BLOCK = Set.of("alarms", "scheduledActions", "switches");

    private static final Set<ResourceKind> APART = Set.of(ResourceKind.POLICY, ResourceKind.ALARM);

    private final Reading reading;
    private final List<Resource> policies = new ArrayList<>();
    private final List<Resource> alarms = new ArrayList<>();
    private final List<Resource> others = new ArrayList<>();

    ExportSource(Reading reading) {
        this.reading = reading;
    }

    /** Everything in {@code bytes}, or the policy that {@code policy} names, with the alarms that invoke it. */
    List<Resource> file(String shown, byte[] bytes, @Nullable String policy) {
        var problems = reading.problems();
        var file = ResourceFile.read(shown, bytes, Selector.ANY, reading.files(), true, problems);
        problems.throwIfAny();
        if (file == null) {
            throw new ProblemsException(problems.all());
        }
        if (policy == null) {
            policies.addAll(file.of(ResourceKind.POLICY));
            file.resources().stream()
                    .filter(resource -> !APART.contains(resource.kind()))
                    .forEach(others::add);
        } else {
            var where = new ScalarNode(Tree.NOWHERE, ScalarNode.Kind.STRING, shown);
            var one = new Selector(policy, false, Map.of())
                    .select(ResourceKind.POLICY, file.resources(), where, problems);
            problems.throwIfAny();
            if (one != null) {
                policies.add(one);
            }
        }
        others.forEach(resource -> LintCatalog.resource(resource, file.form(), true, problems));
        for (var resource : policies) {
            new PolicyReader(reading).check(file, resource, "policy");
        }
        alarms.addAll(file.of(ResourceKind.ALARM));
        return all("policy");
    }

    /** The policies of a candidate as its scenario writes them. */
    List<Resource> candidate(Node scenario, String name) {
        if (scenario instanceof MappingNode document
                && document.members().get("policies") instanceof MappingNode candidates) {
            if (document.members().get("scalableTarget") instanceof MappingNode target) {
                others.add(new Resource(ResourceKind.SCALABLE_TARGET, "", target));
            }
            var candidate = candidates.members().get(name);
            if (candidate instanceof MappingNode mapping && BLOCK.stream().anyMatch(mapping.members()::containsKey)) {
                alarms(mapping.members().get("alarms"));
                attached(mapping.members().get("policies"));
                scheduled(mapping.members().get("scheduledActions"));
                refuseSwitches(mapping.members().get("switches"));
            } else {
                attached(candidate);
            }
        }
        return all(name);
    }

    private void attached(@Nullable Node node) {
        if (node instanceof SequenceNode sequence) {
            sequence.items().forEach(this::attached);
        } else if (node instanceof MappingNode mapping && mapping.members().containsKey("file")) {
            var reference = ResourceReference.read(Fields.of(mapping, reading.problems()), reading);
            var policy = reference == null ? null : reference.resource(ResourceKind.POLICY, reading);
            if (reference != null && policy != null) {
                policies.add(policy);
                alarms.addAll(reference.file().of(ResourceKind.ALARM));
            }
        } else if (node instanceof MappingNode mapping) {
            policies.add(new Resource(ResourceKind.POLICY, "", mapping));
        }
    }

    private void scheduled(@Nullable Node node) {
        if (node instanceof SequenceNode sequence) {
            sequence.items().forEach(this::scheduled);
        } else if (node instanceof MappingNode mapping && mapping.members().containsKey("file")) {
            var reference = ResourceReference.read(Fields.of(mapping, reading.problems()), reading);
            if (reference != null) {
                others.addAll(reference.file().of(ResourceKind.SCHEDULED_ACTION));
            }
        } else if (node instanceof MappingNode mapping) {
            others.add(new Resource(ResourceKind.SCHEDULED_ACTION, "", mapping));
        }
    }

    /** AWS has no member for when a policy is on. */
    private void refuseSwitches(@Nullable Node node) {
        if (node != null) {
            var place = node.place();
            reading.problems().warning(place.file(), place.line(), place.pointer(), "are ours and are left out", null);
        }
    }

    private void alarms(@Nullable Node node) {
        if (node instanceof SequenceNode sequence) {
            sequence.items().forEach(this::alarms);
        } else if (node instanceof MappingNode mapping && mapping.members().containsKey("file")) {
            var reference = ResourceReference.read(Fields.of(mapping, reading.problems()), reading);
            if (reference != null) {
                alarms.addAll(reference.file().of(ResourceKind.ALARM));
            }
        } else if (node instanceof MappingNode mapping) {
            alarms.add(new Resource(ResourceKind.ALARM, "", mapping));
        }
    }

    /** In the order in which they can be made: what is scaled, policies, then the alarms that invoke them. */
    private List<Resource> all(String name) {
        reading.problems().throwIfAny();
        var result = new ArrayList<Resource>();
        others.stream()
                .filter(other -> other.kind() != ResourceKind.SCHEDULED_ACTION)
                .forEach(result::add);
        var named = new ArrayList<Resource>();
        for (var policy : policies) {
            named.add(whole(policy, policies.size() == 1 ? name : name + "-" + (named.size() + 1)));
        }
        result.addAll(named);
        alarms.stream()
                .distinct()
                .filter(alarm -> named.stream().anyMatch(policy -> alarm.invokes(policy.text("PolicyName"))))
                .forEach(result::add);
        others.stream()
                .filter(other -> other.kind() == ResourceKind.SCHEDULED_ACTION)
                .forEach(result::add);
        return result;
    }

    /** A policy with its name; around a bare {@code --target-tracking-configuration} what belongs around it (JS-1, JS-2). */
    private static Resource whole(Resource policy, String name) {
        var members = new LinkedHashMap<String, Node>();
        var written = policy.members().members();
        members.put("PolicyName", Tree.text(name));
        if (written.keySet().stream().anyMatch(INNER::contains)) {
            members.put("PolicyType", Tree.text("TargetTrackingScaling"));
            members.put("TargetTrackingConfiguration", policy.members());
        } else {
            members.putAll(written);
        }
        return new Resource(policy.kind(), policy.address(), Tree.mapping(members));
    }

    /** The tree of a scenario that has been read without a problem before. */
    static Node document(String shown, byte[] bytes, Reading reading) {
        var node = DocumentReader.read(shown, bytes, reading.problems());
        if (node == null) {
            throw new ProblemsException(reading.problems().all());
        }
        return node;
    }
}
