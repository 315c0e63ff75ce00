package dev.dryscale.scenario.file;

import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceFile;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.iac.Selector;
import dev.dryscale.scenario.input.Reading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A file of policies as a scenario: what {@code init} would write around it, with every default. Each policy is a candidate;
 * the file's group is the scenario's when there is one whose zones are known.
 */
final class BareResources {

    private final String shown;
    private final String name;
    private final ResourceFile file;

    private BareResources(String shown, ResourceFile file) {
        this.shown = shown;
        this.name = String.valueOf(Path.of(shown).getFileName());
        this.file = file;
    }

    static ScenarioFile read(String shown, byte[] bytes, Reading reading) {
        var problems = reading.problems();
        var file = ResourceFile.read(shown, bytes, Selector.ANY, reading.files(), false, problems);
        problems.throwIfAny();
        var resources = new BareResources(shown, Objects.requireNonNull(file));
        if (resources.file.of(ResourceKind.POLICY).isEmpty()) {
            problems.error(shown, 0, "", "must hold a scaling policy to run", null);
            problems.throwIfAny();
        }
        return ScenarioSections.read(resources.scenario(reading), reading);
    }

    private MappingNode scenario(Reading reading) {
        byte[] text = InitTemplate.of(name).text().getBytes(StandardCharsets.UTF_8);
        var node = DocumentReader.read(shown + " (as a scenario)", text, reading.problems());
        var template = (MappingNode) Objects.requireNonNull(node);
        var members = new LinkedHashMap<>(template.members());
        var policies = file.of(ResourceKind.POLICY);
        if (policies.size() > 1) {
            members.put("policies", candidates(policies, template.place()));
        }
        var groups = file.of(ResourceKind.GROUP);
        if (groups.size() == 1 && groups.get(0).members().members().containsKey("AvailabilityZones")) {
            members.put("group", group(groups.get(0), template.place()));
        }
        return new MappingNode(template.place(), members, template.keyPlaces());
    }

    private MappingNode candidates(List<Resource> policies, Place place) {
        var candidates = new LinkedHashMap<String, Node>();
        for (var policy : policies) {
            candidates.put(policy.address(), reference(policy.address(), place));
        }
        return new MappingNode(place, candidates, Map.of());
    }

    /** With the template's detailed monitoring, of which a group's own members say nothing (CW-30). */
    private MappingNode group(Resource group, Place place) {
        var members = new LinkedHashMap<>(reference(group.address(), place).members());
        var enabled = new MappingNode(
                place, Map.of("Enabled", new ScalarNode(place, ScalarNode.Kind.BOOLEAN, "true")), Map.of());
        members.put("Monitoring", enabled);
        return new MappingNode(place, members, Map.of());
    }

    private MappingNode reference(String address, Place place) {
        var members = new LinkedHashMap<String, Node>();
        members.put("file", new ScalarNode(place, ScalarNode.Kind.STRING, name));
        if (!address.isEmpty()) {
            members.put("address", new ScalarNode(place, ScalarNode.Kind.STRING, address));
        }
        return new MappingNode(place, members, Map.of());
    }
}
