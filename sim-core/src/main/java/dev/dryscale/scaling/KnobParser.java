package dev.dryscale.scaling;

import dev.dryscale.scaling.metric.Rational;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a knob's value; what is wrong comes back as an {@link IllegalArgumentException} whose message says how to write it. */
final class KnobParser {

    private static final Pattern CALL = Pattern.compile("(\\w+)\\(([0-9.]{1,12})\\)");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:\\.\\.(\\d{1,6}))?");
    private static final Pattern EXTRA = Pattern.compile("N\\+(?:(\\d{1,4})|max\\(N/3, ?(\\d{1,4})\\))");
    private static final Pattern DOUBLING = Pattern.compile("(\\d{1,6}) doubling to (\\d{1,6})");

    private KnobParser() {}

    static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
        for (E value : type.getEnumConstants()) {
            if (value.toString().equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such word");
    }

    /** For a rule that is told but not modelled otherwise. */
    static Function<String, String> only(String value) {
        return text -> {
            if (!text.equals(value)) {
                throw new IllegalArgumentException("no other behaviour is modelled");
            }
            return value;
        };
    }

    static Boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("write true or false");
        }
        return Boolean.valueOf(text);
    }

    static Integer seconds(String text) {
        Knobs.SecondsRange range = secondsRange(text);
        if (range.lowest() != range.highest()) {
            throw new IllegalArgumentException("one number of seconds, not a range");
        }
        return range.lowest();
    }

    static Integer atLeastOne(String text) {
        int value = seconds(text);
        if (value < 1) {
            throw new IllegalArgumentException("at least 1");
        }
        return value;
    }

    static Knobs.SecondsRange secondsRange(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new IllegalArgumentException("write whole seconds, e.g. 3..7 or 60");
        }
        int lowest = Integer.parseInt(range.group(1));
        int highest = range.group(2) == null ? lowest : Integer.parseInt(range.group(2));
        if (highest < lowest) {
            throw new IllegalArgumentException("the range ends before it begins");
        }
        return new Knobs.SecondsRange(lowest, highest);
    }

    static Knobs.LowFactor lowFactor(String text) {
        if (text.equals("byCapacity")) {
            return new Knobs.LowFactor.ByCapacity();
        }
        Rational factor = Rational.parse(argument("constant", text));
        if (factor.signum() <= 0 || factor.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("the constant must be above 0 and at most 1");
        }
        return new Knobs.LowFactor.Constant(factor);
    }

    static Knobs.ScaleInStep scaleInStep(String text) {
        return switch (text) {
            case "oneAtATime" -> new Knobs.ScaleInStep(1);
            case "proportional" -> new Knobs.ScaleInStep(Knobs.ScaleInStep.UNLIMITED);
            default -> new Knobs.ScaleInStep(atLeastOne(argument("atMost", text)));
        };
    }

    static Rational margin(String text) {
        Rational margin = Rational.parse(text);
        if (margin.signum() < 0 || margin.compareTo(Rational.ONE) >= 0) {
            throw new IllegalArgumentException("a part of the target: at least 0 and below 1");
        }
        return margin;
    }

    static Knobs.EvaluationRange evaluationRange(String text) {
        Matcher extra = EXTRA.matcher(text);
        if (!extra.matches()) {
            throw new IllegalArgumentException("write N+2 or N+max(N/3,2)");
        }
        return extra.group(1) != null
                ? new Knobs.EvaluationRange(Integer.parseInt(extra.group(1)), false)
                : new Knobs.EvaluationRange(Integer.parseInt(extra.group(2)), true);
    }

    static Knobs.EvaluationPhase evaluationPhase(String text) {
        if (text.equals("seeded") || text.equals("seeded[0,60)")) {
            return new Knobs.EvaluationPhase(true, 0);
        }
        int seconds = seconds(argument("constant", text));
        if (seconds >= 60) {
            throw new IllegalArgumentException("the phase lies within the minute: 0 to 59");
        }
        return new Knobs.EvaluationPhase(false, seconds);
    }

    static Knobs.LaunchRetry launchRetry(String text) {
        Matcher doubling = DOUBLING.matcher(text);
        int first = doubling.matches() ? atLeastOne(doubling.group(1)) : atLeastOne(argument("fixed", text));
        int longest = doubling.matches() ? Integer.parseInt(doubling.group(2)) : first;
        if (longest < first) {
            throw new IllegalArgumentException("the longest wait is below the first");
        }
        return new Knobs.LaunchRetry(first, longest);
    }

    private static String argument(String word, String text) {
        Matcher call = CALL.matcher(text);
        if (!call.matches() || !call.group(1).equals(word)) {
            throw new IllegalArgumentException("no such word");
        }
        return call.group(2);
    }
}
