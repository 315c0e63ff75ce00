package dev.dryscale.scenario.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One case of a truth file: a model with parameters, a quantity, its value and how far off an answer may be. */
record TruthCase(
        String id, String model, Params params, String quantity, JsonNode value, double tolerance, double valueError) {

    static List<TruthCase> read(Path file) throws IOException {
        var cases = new ArrayList<TruthCase>();
        for (JsonNode node : new ObjectMapper().readTree(file.toFile()).get("cases")) {
            cases.add(new TruthCase(
                    node.get("id").asText(),
                    node.get("model").asText(),
                    new Params(node.get("params")),
                    node.get("quantity").asText(),
                    node.get("value"),
                    node.get("tolerance").asDouble(),
                    node.path("value_abs_error").asDouble(0)));
        }
        return cases;
    }

    boolean isDeterministic() {
        return tolerance <= 1e-6;
    }

    /** What the case is about, without its name: the same question has the same seed whatever it is called. */
    long seed(long base) {
        long hash = base ^ 0xcbf29ce484222325L;
        for (char letter : (model + params + quantity).toCharArray()) {
            hash = (hash ^ letter) * 0x100000001b3L;
        }
        return hash & Long.MAX_VALUE >> 8;
    }

    /** The parameters of a case. */
    record Params(JsonNode node) {

        boolean has(String key) {
            return node.hasNonNull(key);
        }

        double number(String key) {
            if (!has(key)) {
                throw new IllegalArgumentException("no parameter " + key + " in " + node);
            }
            return node.get(key).asDouble();
        }

        double number(String key, double fallback) {
            return has(key) && node.get(key).isNumber() ? node.get(key).asDouble() : fallback;
        }

        int whole(String key) {
            return (int) Math.round(number(key));
        }

        String text(String key) {
            return has(key) ? node.get(key).asText() : "";
        }

        double[] numbers(String key) {
            var array = node.get(key);
            double[] values = new double[array.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = array.get(i).asDouble();
            }
            return values;
        }

        @Override
        public String toString() {
            return node.toString();
        }
    }
}
