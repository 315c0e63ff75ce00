package dev.dryscale.scenario.truth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dryscale.scenario.truth.Plan.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the acceptance rules say of an answer: exact cases exactly, others within the tolerance and precisely enough. */
enum Verdict {
    PASS,
    FAIL,
    LONGER;

    private static final double EXACT_SLACK = 1e-9;

    static Verdict of(TruthCase asked, Answer answer) {
        var exact = answer.exact();
        if (exact instanceof Map<?, ?> table) {
            return List.of("desired", "in_service", "past_warmup").stream()
                            .allMatch(
                                    column -> listed(asked.value().get(column)).equals(table.get(column)))
                    ? PASS
                    : FAIL;
        }
        double value = asked.value().asDouble();
        if (exact instanceof Number number) {
            double off = Math.abs(number.doubleValue() - value);
            double slack = Math.max(EXACT_SLACK, asked.tolerance()) * Math.max(1, Math.abs(value));
            return off <= (asked.tolerance() == 0 ? 0 : slack) ? PASS : FAIL;
        }
        double band = asked.tolerance() * Math.abs(value) + asked.valueError();
        double off = Math.abs(answer.estimate() - value);
        if (off - answer.halfWidth() > band) {
            return FAIL;
        }
        boolean precise = answer.halfWidth() <= asked.tolerance() * Math.abs(value) / 2;
        return !precise ? LONGER : off <= band ? PASS : FAIL;
    }

    private static List<Integer> listed(JsonNode array) {
        var numbers = new ArrayList<Integer>();
        array.forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }

    /** How many standard errors the answer is off; 0 for exact cases. */
    static double z(TruthCase asked, Answer answer) {
        return answer.exact() != null || answer.halfWidth() == 0
                ? 0
                : (answer.estimate() - asked.value().asDouble()) / (answer.halfWidth() / 1.96);
    }
}
