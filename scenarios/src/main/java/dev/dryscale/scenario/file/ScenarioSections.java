package dev.dryscale.scenario.file;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.StationModel;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.traffic.LoadTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the blocks of a scenario, and puts the scenario together when all of them are good. */
final class ScenarioSections {

    private final Fields fields;
    private final Reading reading;
    private final HeadSection head;
    private final TrafficSection traffic;

    private ScenarioSections(Fields fields, Reading reading) {
        this.fields = fields;
        this.reading = reading;
        this.head = HeadSection.read(fields, reading);
        this.traffic = TrafficSection.read(fields, head, reading);
    }

    static ScenarioFile read(MappingNode node, Reading reading) {
        return new ScenarioSections(Fields.of(node, reading.problems()), reading).file(node);
    }

    /** As {@link #read}, and keeps what it takes to write its policies and its fleet otherwise. */
    static TunableScenario tunable(MappingNode node, Reading reading) {
        var sections = new ScenarioSections(Fields.of(node, reading.problems()), reading);
        return new TunableScenario(sections.file(node), node, sections.traffic, reading);
    }

    private ScenarioFile file(MappingNode node) {
        int before = reading.problems().all().size();
        var scenario = scenario();
        checkLoad(scenario);
        checkStation(scenario);
        checkRouting(scenario);
        if (reading.problems().all().size() == before) {
            Overload.check(scenario, fields.placeOf("traffic"), reading.problems());
        }
        var section =
                new CandidateSection(node, scenario.fleet(), head.name(), traffic.times(), traffic.calendar(), reading);
        var candidates = new ArrayList<>(section.read(fields));
        candidates.addAll(ReferenceSection.read(fields, scenario, candidates));
        PriceSection.checkTypes(fields, scenario, candidates);
        var gates = GateSection.read(fields, scenario, reading);
        fields.finish();
        reading.problems().throwIfAny();
        return file(scenario, candidates, gates);
    }

    private Scenario scenario() {
        var fleet = FleetSection.read(fields, head.name(), traffic.times(), traffic.calendar(), reading);
        return new Scenario(
                head.name(),
                traffic.startEpochSecond(),
                traffic.horizonNanos(),
                head.fidelity(),
                traffic.source(),
                fleet,
                SloSection.read(fields.mapping("slo"), reading),
                PriceSection.read(fields.mapping("prices"), fleet, TaskSection.writtenUnits(fields), reading),
                head.keepsTransient());
    }

    /** A load has no requests to simulate, and requests are no load. */
    private void checkLoad(Scenario scenario) {
        boolean isLoad = scenario.traffic() instanceof LoadTraffic;
        if (isLoad && scenario.fidelity() != Fidelity.LOAD && scenario.fidelity() != Fidelity.AUTO) {
            fields.refuse("fidelity", "must be load where the traffic is a load", "requests");
        } else if (!isLoad && scenario.fidelity() == Fidelity.LOAD) {
            fields.refuse("traffic", "must be synthetic of kind load where fidelity is load", null);
        }
    }

    /** What is observed lies within the run, and servers that requests launch are on no bill. */
    private void checkStation(Scenario scenario) {
        var station = scenario.fleet().station();
        var observe = station.observe();
        if (observe != null && observe.toNanos() > scenario.horizonNanos()) {
            fields.refuse(
                    "observe",
                    "must end within the run of " + Quantity.phrase(scenario.horizonNanos()),
                    Quantity.phrase(observe.toNanos()));
        }
        if (!scenario.fleet().service().isPlain() && scenario.fidelity() == Fidelity.FLUID) {
            fields.refuse("fidelity", "must be requests: a fluid knows neither downstream nor releases", "fluid");
        }
        if (scenario.fidelity() == Fidelity.FLUID && !station.equals(StationModel.PLAIN)) {
            fields.refuse(
                    "fidelity", "must be requests: a fluid has no stations of their own kind to observe", "fluid");
        }
        if (station.launch() != null && scenario.prices() != null) {
            fields.refuse("prices", "must be left out where requests launch the servers: nothing meters them", null);
        }
    }

    /** Where no request is routed by itself, all targets are alike. */
    private void checkRouting(Scenario scenario) {
        var balancer = scenario.fleet().loadBalancer();
        var known = List.of(RoutingAlgorithm.ROUND_ROBIN, RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS);
        if (balancer != null && !known.contains(balancer.algorithm()) && scenario.fidelity() == Fidelity.FLUID) {
            fields.refuse("fidelity", "must be requests where targets are chosen by chance", "fluid");
        }
        boolean slowStart = balancer != null && balancer.routing().hasSlowStart();
        if (slowStart && (scenario.fidelity() == Fidelity.FLUID || scenario.fidelity() == Fidelity.LOAD)) {
            fields.refuse(
                    "loadBalancer",
                    "slowStart needs fidelity requests: elsewhere all targets get equal shares (LC-14)",
                    scenario.fidelity().name().toLowerCase(Locale.ROOT));
        }
    }

    private ScenarioFile file(Scenario scenario, List<Candidate> candidates, List<Gate> gates) {
        return new ScenarioFile(
                scenario,
                candidates,
                gates,
                head.seed(),
                head.replications(),
                reading.files().digests(),
                traffic.summary(),
                reading.problems().warnings(),
                head.timeZone());
    }
}
