package dev.dryscale.experiment.tuning;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parameters of a search; a point of it has a place of [0, 1) for each. */
public record SearchSpace(List<Parameter> parameters) {

    public SearchSpace {
        parameters = List.copyOf(parameters);
    }

    public boolean isEmpty() {
        return parameters.isEmpty();
    }

    /** The part of it that {@code apply} can write. */
    public SearchSpace applicable() {
        return new SearchSpace(parameters.stream().filter(Parameter::applicable).toList());
    }

    /** How many points can be told apart; {@link Long#MAX_VALUE} for more than that. */
    public long size() {
        long size = 1;
        for (var parameter : parameters) {
            long values = parameter.domain().size();
            size = size > Long.MAX_VALUE / values ? Long.MAX_VALUE : size * values;
        }
        return size;
    }

    int dimension() {
        return parameters.size();
    }

    /** What is written otherwise at a point, by path. */
    SortedMap<String, String> at(double[] point) {
        var changes = new TreeMap<String, String>();
        for (int i = 0; i < point.length; i++) {
            var parameter = parameters.get(i);
            changes.put(parameter.path(), parameter.domain().text(Math.min(point[i], Math.nextDown(1.0))));
        }
        return changes;
    }
}
