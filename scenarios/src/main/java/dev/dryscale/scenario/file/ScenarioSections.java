package dev.dryscale.scenario.file;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.station.Dispatch;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Printable;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.policy.PolicyReader;
import dev.dryscale.traffic.LoadTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the blocks of a scenario, and puts the scenario together when all of them are good. */
final class ScenarioSections {

    private final Fields fields;
    private final Reading reading;
    private final HeadSection head;

    private ScenarioSections(Fields fields, Reading reading) {
        this.fields = fields;
        this.reading = reading;
        this.head = HeadSection.read(fields, reading);
    }

    static ScenarioFile read(Node node, Reading reading) {
        var sections = new ScenarioSections(Fields.of(node, reading.problems()), reading);
        var traffic = TrafficSection.read(sections.fields, sections.head, reading);
        var scenario = sections.scenario(traffic);
        sections.checkLoad(scenario);
        var candidates = sections.candidates(scenario.fleet().loadBalancer() != null);
        var gates = GateSection.read(sections.fields, scenario.prices() != null, scenario.slo() != null, reading);
        sections.fields.finish();
        reading.problems().throwIfAny();
        return sections.file(scenario, candidates, gates, traffic.summary());
    }

    private Scenario scenario(TrafficSection traffic) {
        var fleet = fleet();
        return new Scenario(
                head.name(),
                traffic.startEpochSecond(),
                traffic.horizonNanos(),
                head.fidelity(),
                traffic.source(),
                fleet,
                SloSection.read(fields.mapping("slo"), reading),
                PriceSection.read(fields.mapping("prices"), fleet.instance().type(), reading));
    }

    private FleetModel fleet() {
        var profile = ProfileSection.read(fields, reading);
        var service = ServiceSection.read(required("service"), reading);
        var instance = InstanceSection.read(required("instance"), reading);
        var group = named(GroupSection.read(required("group"), reading));
        return new FleetModel(
                group,
                instance,
                LoadBalancerSection.read(fields.mapping("loadBalancer"), profile, reading),
                service,
                profile,
                dispatch(service),
                inServiceAtStart(group));
    }

    /** One line for all instances is for requests that wait patiently for a slot. */
    private Dispatch dispatch(ServiceModel service) {
        var dispatch =
                fields.word("dispatch", Dispatch.class, word -> word.name().toLowerCase(Locale.ROOT), Dispatch.ROUTED);
        boolean patient = service.mode() == ServiceMode.SLOTS
                && service.queueLimit() == ServiceModel.UNBOUNDED
                && service.timeoutNanos() == ServiceModel.NO_TIMEOUT
                && service.retry().maxRetries() == 0;
        if (dispatch == Dispatch.CENTRAL && !patient) {
            fields.refuse(
                    "dispatch",
                    "must be routed unless service has mode slots and no queue, timeout or retry",
                    "central");
        }
        return dispatch;
    }

    /** The rest of the desired capacity is launched at the start. */
    private int inServiceAtStart(GroupConfiguration group) {
        int desired = Math.max(0, group.desiredCapacity());
        return Math.min(desired, fields.integer("inServiceAtStart", 0, desired, desired));
    }

    /** A load has no requests to simulate, and requests are no load. */
    private void checkLoad(Scenario scenario) {
        boolean isLoad = scenario.traffic() instanceof LoadTraffic;
        if (isLoad && scenario.fidelity() != Fidelity.LOAD) {
            fields.refuse("fidelity", "must be load where the traffic is a load", "requests");
        } else if (!isLoad && scenario.fidelity() == Fidelity.LOAD) {
            fields.refuse("traffic", "must be synthetic of kind load where fidelity is load", null);
        }
    }

    private ScenarioFile file(Scenario scenario, List<Candidate> candidates, List<Gate> gates, String trafficSummary) {
        return new ScenarioFile(
                scenario,
                candidates,
                gates,
                head.seed(),
                head.replications(),
                reading.files().digests(),
                trafficSummary,
                reading.problems().warnings(),
                head.timeZone());
    }

    private @Nullable Fields required(String key) {
        fields.required(key);
        return fields.mapping(key);
    }

    /** A group without a name of its own is called as the scenario is. */
    private GroupConfiguration named(GroupConfiguration group) {
        if (!group.autoScalingGroupName().isEmpty()) {
            return group;
        }
        return new GroupConfiguration(
                head.name(),
                group.minSize(),
                group.maxSize(),
                group.desiredCapacity(),
                group.availabilityZones(),
                group.defaultCooldown(),
                group.defaultInstanceWarmup(),
                group.detailedMonitoring());
    }

    private List<Candidate> candidates(boolean loadBalanced) {
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
        if (node instanceof MappingNode mapping && mapping.members().get("file") instanceof ScalarNode file) {
            return Printable.shorten(file.text());
        }
        return node.place().file();
    }
}
