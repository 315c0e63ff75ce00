package dev.dryscale.scenario.truth;

import dev.dryscale.scenario.truth.TruthCase.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Routing in a scenario's words, read from the description of a case. */
final class Routing {

    private static final Pattern SAMPLED = Pattern.compile("(\\d+|d) servers? sampled");

    private Routing() {}

    static boolean samples(Params p) {
        return SAMPLED.matcher(p.text("routing")).find();
    }

    /** The load balancer's words. */
    static String words(Params p) {
        String routing = p.text("routing");
        var sampled = SAMPLED.matcher(routing);
        if (sampled.find()) {
            String choices = sampled.group(1).equals("d") ? Integer.toString(p.whole("d")) : sampled.group(1);
            boolean replacement = !routing.contains("without replacement");
            return "algorithm: power_of_choices, choices: " + choices + ", replacement: " + replacement;
        }
        if (routing.contains("shortest") || routing.contains("fewest")) {
            return "algorithm: least_outstanding_requests, ties: "
                    + (routing.contains("random") ? "random" : "in_turn");
        }
        if (routing.contains("round robin")) {
            return "algorithm: round_robin";
        }
        if (routing.contains("random")) {
            return "algorithm: random";
        }
        throw new IllegalArgumentException("no routing " + routing);
    }

    /** Servers with at least k requests are the share rho^((d^k-1)/(d-1)): the mean-field fixed point, spread out. */
    static List<Integer> fixedPoint(int servers, double load, int choices) {
        var numbers = new ArrayList<Integer>();
        for (int server = 0; server < servers; server++) {
            double above = (server + 0.5) / servers;
            int number = 0;
            double exponent = 1;
            while (Math.pow(load, exponent) > above) {
                number++;
                exponent = exponent * choices + 1;
            }
            numbers.add(number);
        }
        return numbers;
    }
}
