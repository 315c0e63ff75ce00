package dev.dryscale.scenario.file;

import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code gates:}, bounds that candidates must keep. */
final class GateSection {

    private GateSection() {}

    static List<Gate> read(Fields fields, Scenario scenario, Reading reading) {
        var gates = new ArrayList<Gate>();
        for (Node node : fields.list("gates")) {
            String text = Scalars.string(node, "", reading.problems());
            if (text.isEmpty()) {
                continue;
            }
            try {
                var gate = Gate.parse(text);
                var missing = gate.measure().missing(scenario);
                if (missing != null) {
                    Scalars.refuse(node, missing, reading.problems());
                }
                gates.add(gate);
            } catch (IllegalArgumentException e) {
                Scalars.refuse(node, String.valueOf(e.getMessage()), reading.problems());
            }
        }
        return gates;
    }
}
