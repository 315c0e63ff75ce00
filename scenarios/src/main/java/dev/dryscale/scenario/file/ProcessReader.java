package dev.dryscale.scenario.file;

import dev.dryscale.fleet.ScalingProcess;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.util.List;

/** Reads names of processes: plain, or as {@code describe-auto-scaling-groups} shows them. */
final class ProcessReader {

    private ProcessReader() {}

    static List<ScalingProcess> list(Fields fields, String key) {
        return fields.list(key).stream().map(node -> process(node, fields)).toList();
    }

    private static ScalingProcess process(Node node, Fields fields) {
        var problems = fields.problems();
        var named = node;
        if (node instanceof MappingNode mapping) {
            var shown = Fields.of(mapping, problems);
            var name = shown.required("ProcessName");
            shown.optional("SuspensionReason");
            shown.finish();
            if (name == null) {
                return ScalingProcess.LAUNCH;
            }
            named = name;
        }
        return Scalars.word(
                named, List.of(ScalingProcess.values()), ScalingProcess::awsName, ScalingProcess.LAUNCH, problems);
    }
}
