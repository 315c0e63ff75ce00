package dev.dryscale.scenario.file;

import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.Measure;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code gates:}, bounds that candidates must keep. */
final class GateSection {

    private GateSection() {}

    static List<Gate> read(Fields fields, boolean priced, boolean objective, Reading reading) {
        var gates = new ArrayList<Gate>();
        for (Node node : fields.list("gates")) {
            String text = Scalars.string(node, "", reading.problems());
            if (text.isEmpty()) {
                continue;
            }
            try {
                var gate = Gate.parse(text);
                refuseUnmeasured(gate, node, priced, objective, reading.problems());
                gates.add(gate);
            } catch (IllegalArgumentException e) {
                Scalars.refuse(node, String.valueOf(e.getMessage()), reading.problems());
            }
        }
        return gates;
    }

    private static void refuseUnmeasured(Gate gate, Node node, boolean priced, boolean objective, Problems problems) {
        boolean money = gate.measure().unit().startsWith("$");
        if (money && !priced) {
            Scalars.refuse(node, "needs prices: with a region", problems);
        }
        if (gate.measure() == Measure.TIME_OVER_SLO && !objective) {
            Scalars.refuse(node, "needs slo:", problems);
        }
    }
}
