package dev.dryscale.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A span of time as an option takes it: {@code 30m}, {@code 14d}. */
final class Spans implements ITypeConverter<Duration> {

    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})(s|m|h|d)");

    @Override
    public Duration convert(String word) {
        var matcher = SPAN.matcher(word);
        if (!matcher.matches()) {
            throw new TypeConversionException("must be a span of time such as 90s, 30m, 24h or 14d, was " + word);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
