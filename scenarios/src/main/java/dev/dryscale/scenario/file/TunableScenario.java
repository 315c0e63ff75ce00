package dev.dryscale.scenario.file;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.iac.ResourceReference;
import dev.dryscale.scenario.input.InputFiles;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.policy.RunCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scenario whose traffic was read once and whose policies and fleet are read as often as somebody writes them otherwise. */
public final class TunableScenario {

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final String POLICIES = "policies";

    private final ScenarioFile file;
    private final MappingNode document;
    private final TrafficSection traffic;
    private final Reading reading;

    TunableScenario(ScenarioFile file, MappingNode document, TrafficSection traffic, Reading reading) {
        this.file = file;
        this.traffic = traffic;
        this.reading = reading;
        this.document = document;
    }

    /** The scenario as it is written. */
    public ScenarioFile file() {
        return file;
    }

    /** Its document, where {@code policy} stands in the place of the file that holds it. */
    public MappingNode document(String policy) {
        if (!(document.members().get(POLICIES) instanceof MappingNode policies)
                || !(policies.members().get(policy) instanceof MappingNode written)
                || !written.members().containsKey("file")) {
            return document;
        }
        var reference = ResourceReference.read(Fields.of(written, reading.problems()), reading);
        var resource = reference == null ? null : reference.resource(ResourceKind.POLICY, reading);
        if (reference == null || resource == null) {
            return document;
        }
        var inner = new LinkedHashMap<>(policies.members());
        inner.put(policy, withAlarms(resource, reference));
        var members = new LinkedHashMap<>(document.members());
        members.put(POLICIES, new MappingNode(policies.place(), inner, policies.keyPlaces()));
        return new MappingNode(document.place(), members, document.keyPlaces());
    }

    private static Node withAlarms(Resource policy, ResourceReference reference) {
        List<Node> alarms = reference.file().of(ResourceKind.ALARM).stream()
                .filter(alarm -> alarm.invokes(policy.address()) || alarm.invokes(policy.text("PolicyName")))
                .map(alarm -> (Node) alarm.members())
                .toList();
        if (alarms.isEmpty()) {
            return policy.members();
        }
        var place = policy.members().place();
        Map<String, Node> block = new LinkedHashMap<>();
        block.put(POLICIES, new SequenceNode(place, List.of(policy.members())));
        block.put("alarms", new SequenceNode(place, alarms));
        return new MappingNode(place, block, Map.of());
    }

    /**
     * Reads one policy and the fleet from a document like {@link #document}.
     *
     * @param fromMinute where in the traffic the run begins
     * @param minutes its length
     * @param problems told everything that is wrong; the candidate is then not to be run
     */
    public Candidate candidate(MappingNode changed, String policy, long fromMinute, long minutes, Problems problems) {
        var files = new InputFiles(reading.files().folder(), reading.options().allowPaths(), problems);
        var own = new Reading(problems, files, reading.options());
        var calendar = new RunCalendar(traffic.startEpochSecond() + fromMinute * 60, minutes * MINUTE_NANOS);
        var name = file.scenario().name();
        var fleet = FleetSection.read(Fields.of(changed, problems), name, traffic.times(), calendar, own);
        var section = new CandidateSection(changed, fleet, name, traffic.times(), calendar, own);
        var read = section.read(Fields.of(only(changed, policy), problems));
        if (read.isEmpty()) {
            throw new IllegalStateException("no policy " + policy + " in the document");
        }
        var candidate = read.get(0);
        return new Candidate(candidate.name(), candidate.policies(), candidate.origin(), fleet);
    }

    private static MappingNode only(MappingNode document, String policy) {
        if (!(document.members().get(POLICIES) instanceof MappingNode policies)) {
            throw new IllegalStateException("a scenario has policies");
        }
        Map<String, Node> one = new LinkedHashMap<>();
        var written = policies.members().get(policy);
        if (written != null) {
            one.put(policy, written);
        }
        var alone = new MappingNode(policies.place(), one, policies.keyPlaces());
        return new MappingNode(document.place(), Map.<String, Node>of(POLICIES, alone), document.keyPlaces());
    }
}
