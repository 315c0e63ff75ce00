package dev.dryscale.scenario.truth;

import dev.dryscale.scenario.truth.TruthCase.Params;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A law of times in a scenario's words, with what a run needs to know about it. Times are in units of the model.
 *
 * @param text with every time multiplied by the unit in nanoseconds
 * @param scv squared coefficient of variation
 */
record Laws(String text, double mean, double scv) {

    private static Laws constant(double value, double unit) {
        return new Laws("{constant: {value: " + time(value * unit) + "}}", value, 0);
    }

    private static Laws exponential(double mean, double unit) {
        return new Laws("{exponential: {mean: " + time(mean * unit) + "}}", mean, 1);
    }

    private static Laws erlang(int phases, double mean, double unit) {
        return new Laws("{erlang: {phases: " + phases + ", mean: " + time(mean * unit) + "}}", mean, 1.0 / phases);
    }

    private static Laws twoExponentials(double p1, double mean1, double mean2, double unit) {
        double mean = p1 * mean1 + (1 - p1) * mean2;
        double second = 2 * (p1 * mean1 * mean1 + (1 - p1) * mean2 * mean2);
        String first = "{share: " + plain(p1) + ", time: {exponential: {mean: " + time(mean1 * unit) + "}}}";
        String other = "{share: " + plain(1 - p1) + ", time: {exponential: {mean: " + time(mean2 * unit) + "}}}";
        return new Laws("{mixture: {classes: [" + first + ", " + other + "]}}", mean, second / (mean * mean) - 1);
    }

    /** The law of service times. */
    static Laws service(Params p, double unit) {
        String kind = p.has("service") ? p.text("service") : "exponential";
        if (kind.startsWith("exponential")) {
            return exponential(p.has("mu") ? 1 / p.number("mu") : p.number("mean"), unit);
        }
        if (kind.startsWith("deterministic")) {
            return constant(p.number("service_time", p.number("mean", 1)), unit);
        }
        if (kind.startsWith("hyperexponential")) {
            return twoExponentials(p.number("p1"), 1 / p.number("mu1"), 1 / p.number("mu2"), unit);
        }
        if (kind.startsWith("erlang")) {
            return erlang(p.whole("k"), p.number("mean"), unit);
        }
        if (kind.startsWith("lognormal")) {
            return lognormal(p, unit);
        }
        if (kind.startsWith("uniform")) {
            return uniform(p, unit);
        }
        throw new IllegalArgumentException("no law of service " + kind);
    }

    private static Laws lognormal(Params p, double unit) {
        double sigma = p.number("sigma_log");
        double scv = Math.exp(sigma * sigma) - 1;
        double mean = Math.exp(p.number("mu_log") + sigma * sigma / 2);
        return new Laws("{lognormal: {mean: " + time(mean * unit) + ", cv: " + plain(Math.sqrt(scv)) + "}}", mean, scv);
    }

    private static Laws uniform(Params p, double unit) {
        double mean = p.number("mean", 1);
        double half = Math.sqrt(3 * p.number("scv", 1.0 / 3)) * mean;
        double from = p.number("a", p.number("low", p.number("from", p.number("min", mean - half))));
        double to = p.number("b", p.number("high", p.number("to", p.number("max", mean + half))));
        double middle = (from + to) / 2;
        return new Laws(
                "{uniform: {from: " + time(from * unit) + ", to: " + time(to * unit) + "}}",
                middle,
                (to - from) * (to - from) / 12 / (middle * middle));
    }

    /** The law of gaps between arrivals that are no Poisson process. */
    static Laws gaps(Params p, double unit) {
        String kind = p.text("arrival");
        if (kind.startsWith("hyperexponential")) {
            return twoExponentials(p.number("p1"), 1 / p.number("rate1"), 1 / p.number("rate2"), unit);
        }
        if (kind.startsWith("deterministic")) {
            return constant(p.number("interarrival"), unit);
        }
        if (kind.startsWith("erlang")) {
            int phases = p.has("arrival_k") ? p.whole("arrival_k") : p.whole("k");
            return erlang(phases, 1 / p.number("lambda_"), unit);
        }
        throw new IllegalArgumentException("no law of arrivals " + kind);
    }

    /** The law of set-up times. */
    static Laws setup(Params p, double unit) {
        String kind = p.text("setup");
        if (kind.startsWith("erlang")) {
            return erlang(p.whole("setup_k"), p.number("setup_mean"), unit);
        }
        return kind.startsWith("deterministic")
                ? constant(p.number("setup_time", p.number("setup_mean", 0)), unit)
                : exponential(p.number("setup_mean"), unit);
    }

    /** The law of idle time-outs. */
    static Laws idleTimeout(Params p, double unit) {
        boolean exponential = p.text("idle_timeout").startsWith("exponential")
                || p.text("idle_timeout_law").startsWith("exponential");
        return exponential
                ? exponential(p.number("idle_timeout_mean", p.number("idle_timeout", 0)), unit)
                : constant(p.number("idle_timeout", 0), unit);
    }

    static Laws patience(Params p, double unit) {
        double mean = p.number("patience_mean", p.number("patience_time", 1));
        return p.text("patience").startsWith("exponential") ? exponential(mean, unit) : constant(mean, unit);
    }

    /** Nanoseconds written out, to a millionth. */
    static String time(double nanos) {
        var exact = BigDecimal.valueOf(nanos).setScale(6, java.math.RoundingMode.HALF_EVEN);
        return exact.stripTrailingZeros().toPlainString() + "ns";
    }

    /** Whole nanoseconds written out. */
    static String whole(double nanos) {
        return Math.round(nanos) + "ns";
    }

    static String plain(double value) {
        return new BigDecimal(Double.toString(value)).toPlainString();
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%s/s", plain(perSecond));
    }
}
