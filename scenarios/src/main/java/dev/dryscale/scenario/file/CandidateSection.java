package dev.dryscale.scenario.file;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Printable;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.lint.LintCatalog;
import dev.dryscale.scenario.policy.PolicyReader;
import dev.dryscale.scenario.policy.RunCalendar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code policies:} and {@code variants:}. Without variants every policy is a candidate, on the scenario's fleet; with
 * them the variants are, each a policy on the fleet as the variant writes it otherwise.
 */
final class CandidateSection {

    private final MappingNode scenario;
    private final FleetModel fleet;
    private final String scenarioName;
    private final RecordedTimes times;
    private final Reading reading;
    private final RunCalendar calendar;
    private final Problems problems;
    private final Map<String, Candidate> byPolicy = new LinkedHashMap<>();

    /**
     * A reader of the candidates of {@code scenario}.
     *
     * @param scenario the whole document, whose blocks the variants write otherwise
     * @param fleet what the scenario itself says of the fleet
     * @param calendar where the run lies
     * @param times what the traffic's requests carry with them
     */
    CandidateSection(
            MappingNode scenario,
            FleetModel fleet,
            String scenarioName,
            RecordedTimes times,
            RunCalendar calendar,
            Reading reading) {
        this.calendar = calendar;
        this.scenario = scenario;
        this.fleet = fleet;
        this.scenarioName = scenarioName;
        this.times = times;
        this.reading = reading;
        this.problems = reading.problems();
    }

    /** The candidates in the order of the file. */
    List<Candidate> read(Fields fields) {
        readPolicies(fields.required("policies"));
        var variants = fields.optional("variants");
        return variants == null ? List.copyOf(byPolicy.values()) : variants(variants);
    }

    private void readPolicies(@Nullable Node node) {
        if (!(node instanceof MappingNode mapping)) {
            if (node != null) {
                Scalars.refuse(node, "must be a mapping from a name to its policy", problems);
            }
            return;
        }
        for (Map.Entry<String, Node> entry : mapping.members().entrySet()) {
            String name = checkedName(entry);
            var policies = isNone(entry.getValue())
                    ? List.<ScalingPolicy>of()
                    : new PolicyReader(reading, fleet.publications(), calendar).read(entry.getValue(), name);
            checkLaunches(entry.getValue(), policies);
            check(entry.getValue(), policies, fleet);
            byPolicy.put(name, new Candidate(name, policies, origin(entry.getValue())));
        }
        if (byPolicy.isEmpty()) {
            Scalars.refuse(node, "must name at least one policy", problems);
        }
    }

    /** The word "none": the desired capacity stays as it is. */
    private static boolean isNone(Node node) {
        return node instanceof ScalarNode scalar && scalar.text().equals("none");
    }

    private void checkLaunches(Node node, List<ScalingPolicy> policies) {
        if (fleet.station().launch() != null && !policies.isEmpty()) {
            Scalars.refuse(node, "must be none where requests launch the servers", problems);
        }
    }

    private String checkedName(Map.Entry<String, Node> entry) {
        if (!Names.isName(entry.getKey())) {
            Scalars.refuse(entry.getValue(), "has a name that " + Names.RULE, problems);
        }
        return entry.getKey();
    }

    private void check(Node node, List<ScalingPolicy> policies, FleetModel on) {
        PolicyChecks.check(node, policies, on, problems);
        if (!problems.hasErrors()) {
            LintCatalog.attached(node.place(), policies, on, problems);
        }
    }

    private List<Candidate> variants(Node node) {
        var candidates = new ArrayList<Candidate>();
        if (!(node instanceof MappingNode mapping) || mapping.members().isEmpty()) {
            Scalars.refuse(node, "must be a mapping from a name to a policy and what is otherwise", problems);
            return candidates;
        }
        for (Map.Entry<String, Node> entry : mapping.members().entrySet()) {
            candidates.addAll(variant(checkedName(entry), entry.getValue()));
        }
        return candidates;
    }

    /** None when something is wrong with it, or was with the scenario: its mistakes need not be told once more. */
    private List<Candidate> variant(String name, Node node) {
        var fields = Fields.of(node, problems);
        var policyNode = fields.required("policy");
        fields.know(FleetSection.WORDS);
        fields.finish();
        var policy = policyNode == null ? null : policy(policyNode);
        if (problems.hasErrors() || policy == null) {
            return List.of();
        }
        var otherwise = new LinkedHashMap<String, Node>();
        for (String word : FleetSection.WORDS) {
            var value = fields.optional(word);
            if (value != null) {
                otherwise.put(word, value);
            }
        }
        var changed = Overlay.over(scenario, otherwise);
        var own = FleetSection.read(Fields.of(changed, problems), scenarioName, times, calendar, reading);
        check(node, policy.policies(), own);
        return List.of(new Candidate(name, policy.policies(), policy.origin(), own));
    }

    private @Nullable Candidate policy(Node node) {
        var names = List.copyOf(byPolicy.keySet());
        String name = Scalars.word(node, names, word -> word, "", problems);
        return byPolicy.get(name);
    }

    private static String origin(Node node) {
        if (node instanceof MappingNode mapping && mapping.members().get("file") instanceof ScalarNode file) {
            return Printable.shorten(file.text());
        }
        return node.place().file();
    }
}
