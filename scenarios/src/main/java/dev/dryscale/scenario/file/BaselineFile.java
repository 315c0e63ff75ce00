package dev.dryscale.scenario.file;

import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.StoredBaseline;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.InputFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the file that {@code gate --write-baseline} stores, strictly. */
public final class BaselineFile {

    /** What the file says it is. */
    public static final String FORMAT = "dryscale-baseline";

    /** Documents, whose change is what a gate is to judge. */
    private static final List<String> DOCUMENTS = List.of(".json", ".yaml", ".yml");

    private final Problems problems;

    private BaselineFile(Problems problems) {
        this.problems = problems;
    }

    /**
     * The baseline in {@code file}.
     *
     * @param shown how messages call the file
     * @throws ProblemsException with everything that is wrong
     */
    public static StoredBaseline read(Path file, String shown) {
        var problems = new Problems();
        byte[] bytes;
        try {
            bytes = new InputFiles(file.toAbsolutePath().getParent(), List.of(), problems).bytes(file, shown);
        } catch (IOException e) {
            problems.error(shown, 0, "", "does not exist or cannot be read", null);
            throw new ProblemsException(problems.all());
        }
        var node = DocumentReader.read(shown, bytes, problems);
        problems.throwIfAny();
        if (node == null) {
            throw new ProblemsException(problems.all());
        }
        var baseline = new BaselineFile(problems).baseline(Fields.of(node, problems));
        problems.throwIfAny();
        return baseline;
    }

    /** Name and digest of the recorded traffic that a scenario read: what is no document. */
    public static Map<String, String> traces(ScenarioFile file) {
        var traces = new TreeMap<>(file.inputs());
        traces.keySet().removeIf(name -> DOCUMENTS.stream().anyMatch(name::endsWith));
        return traces;
    }

    private StoredBaseline baseline(Fields fields) {
        fields.read("format", FORMAT, node -> Scalars.word(node, List.of(FORMAT), word -> word, FORMAT, problems));
        fields.required("format");
        fields.integer("format_version", 1, 1, 1);
        String version = text(fields, "version");
        String profile = text(fields, "profile");
        String scenario = text(fields, "scenario");
        var traces = new TreeMap<String, String>();
        members(fields.required("traces")).forEach((name, node) -> traces.put(name, Scalars.text(node, "", problems)));
        var tolerances = measures(fields.required("tolerances"));
        var values = new LinkedHashMap<String, Map<Measure, Double>>();
        members(fields.required("policies")).forEach((name, node) -> values.put(name, measures(node)));
        fields.finish();
        return new StoredBaseline(version, profile, scenario, traces, tolerances, values);
    }

    private String text(Fields fields, String key) {
        fields.required(key);
        return fields.text(key, "");
    }

    private Map<Measure, Double> measures(@Nullable Node node) {
        var values = new EnumMap<Measure, Double>(Measure.class);
        var measures = List.of(Measure.values());
        var names = measures.stream().map(Measure::gateName).toList();
        members(node).forEach((name, value) -> {
            int index = names.indexOf(name);
            if (index < 0) {
                Scalars.refuse(value, "is no measure", Problems.nearest(name, names), problems);
            } else {
                double number = Scalars.number(value, BigDecimal.ZERO, problems).doubleValue();
                values.put(measures.get(index), number);
            }
        });
        return values;
    }

    private Map<String, Node> members(@Nullable Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.members();
        }
        if (node != null) {
            Scalars.refuse(node, "must be a mapping", problems);
        }
        return Map.of();
    }
}
