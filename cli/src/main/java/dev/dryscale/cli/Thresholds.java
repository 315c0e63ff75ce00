package dev.dryscale.cli;

import dev.dryscale.experiment.Gate;
import dev.dryscale.scenario.file.ScenarioFile;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Gates of the command line, besides those of the scenario. */
final class Thresholds {

    @Option(
            names = "--threshold",
            paramLabel = "EXPR",
            description =
                    "A gate such as 'p99<300ms' or 'cost<=1.05*baseline', besides those of the scenario; may be given"
                            + " again.")
    private List<String> typed = new ArrayList<>();

    List<String> typed() {
        return List.copyOf(typed);
    }

    /** The scenario's gates and these. */
    List<Gate> with(ScenarioFile file, ScenarioInput input) {
        var gates = new ArrayList<>(file.gates());
        for (var text : typed) {
            try {
                var gate = Gate.parse(text);
                var missing = gate.measure().missing(file.scenario());
                if (missing != null) {
                    throw input.wrong("--threshold " + text + ": " + missing);
                }
                gates.add(gate);
            } catch (IllegalArgumentException e) {
                throw input.wrong("--threshold " + text + ": " + e.getMessage());
            }
        }
        return gates;
    }

    /** Refuses to judge by nothing. */
    List<Gate> atLeastOne(List<Gate> gates, ScenarioInput input) {
        if (gates.isEmpty()) {
            throw input.wrong(input.scenario() + " has no gates: to judge it state some with --threshold 'p99<300ms'");
        }
        return gates;
    }
}
