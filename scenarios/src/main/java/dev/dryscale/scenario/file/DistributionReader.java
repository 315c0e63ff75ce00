package dev.dryscale.scenario.file;

import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Distribution;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.util.Arrays;
import java.util.List;

/** Reads a time that is drawn at random: {@code 18ms} is always 18 ms, {@code {lognormal: {mean: 18ms, cv: 0.8}}} a law. */
final class DistributionReader {

    private static final List<String> WORDS = Arrays.stream(DistributionCatalog.values())
            .map(DistributionCatalog::word)
            .toList();

    private DistributionReader() {}

    static Distribution seconds(double value) {
        return new Deterministic(value);
    }

    static Distribution read(Node node, Reading reading) {
        var problems = reading.problems();
        if (!(node instanceof MappingNode mapping)) {
            return new Deterministic(Quantity.nanos(node, 0, Quantity.LONGEST_NANOS, 0, problems) / 1e9);
        }
        var fields = Fields.of(mapping, problems);
        if (mapping.members().size() != 1) {
            Scalars.refuse(node, "must be a time such as 18ms, or one of " + String.join(", ", WORDS), problems);
            return new Deterministic(0);
        }
        fields.know(WORDS);
        fields.finish();
        for (var law : DistributionCatalog.values()) {
            var parameters = fields.mapping(law.word());
            if (parameters != null) {
                return make(law, parameters, reading);
            }
        }
        return new Deterministic(0);
    }

    private static Distribution make(DistributionCatalog law, Fields fields, Reading reading) {
        var parameters = new DistributionParameters(fields, reading);
        Distribution made = new Deterministic(0);
        try {
            made = law.make(parameters);
        } catch (IllegalArgumentException e) {
            // What the law says about the stand-ins of wrong parameters would only confuse.
            if (parameters.complete()) {
                var place = fields.place();
                reading.problems()
                        .error(place.file(), place.line(), place.pointer(), String.valueOf(e.getMessage()), null);
            }
        }
        fields.finish();
        return made;
    }
}
