package dev.dryscale.scenario.trace;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A strict reader of time stamps: ISO 8601 with an offset, a clock time in a stated zone, or a number in a stated unit.
 * Second 60, hour 24, ordinal and week dates are refused ({@code Instant.parse} maps 23:59:60 to :59 and 24:00 to the
 * next day). Results are nanoseconds since 1970, which hold the years 1678 to 2261.
 */
final class StampField {

    /** 1678-01-01T00:00:00Z, in seconds since 1970: a long of nanoseconds holds all years from then on … */
    static final long FIRST_SECOND = -9_214_560_000L;

    /** … to 2261-12-31T23:59:59Z. */
    static final long LAST_SECOND = 9_214_646_399L;

    /** What is wrong with every stamp of a recording whose time zone nobody has said. */
    static final String NO_OFFSET = "has no offset; write Z or +hh:mm behind it, or state timeZone:";

    private static final long[] TENS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private final @Nullable ZoneId zone;
    private final boolean epochAllowed;
    private final long originNanos;
    private @Nullable StampUnit unit;

    private long nanos;
    private long finestNanos = Long.MAX_VALUE;
    private @Nullable String rule;

    private long cachedQuarter = Long.MIN_VALUE;
    private long cachedOffset;

    private StampField(@Nullable ZoneId zone, @Nullable StampUnit unit, boolean epochAllowed, long originNanos) {
        this.zone = zone;
        this.unit = unit;
        this.epochAllowed = epochAllowed;
        this.originNanos = originNanos;
    }

    /** Calendar stamps; those without an offset are read in {@code zone}, refused when it is null. */
    static StampField calendar(@Nullable ZoneId zone) {
        return new StampField(zone, null, false, 0);
    }

    /** Numbers in {@code unit} since {@code originNanos}, which is 0 or later. */
    static StampField numbers(StampUnit unit, long originNanos) {
        return new StampField(null, unit, true, originNanos);
    }

    /** Calendar stamps or numbers since 1970; the first number's length settles the unit for the rest. */
    static StampField any(@Nullable ZoneId zone) {
        return new StampField(zone, null, true, 0);
    }

    /** Reads {@code b[from, to)}; false means {@link #rule} says what must hold. */
    boolean read(byte[] b, int from, int to) {
        if (unit != null) {
            return readNumber(unit, b, from, to);
        }
        if (to - from >= 16 && b[from + 4] == '-') {
            return readCalendar(b, from, to);
        }
        int digits = Digits.skip(b, from, to) - from;
        boolean number = digits > 0 && (from + digits == to || b[from + digits] == '.');
        if (number && epochAllowed) {
            unit = StampUnit.ofEpochDigits(digits);
            if (unit != null) {
                return readNumber(unit, b, from, to);
            }
        }
        return refuse(
                number
                        ? "is a number without a stated unit; state stampUnit: s, ms, us or ns"
                        : "must be a time stamp such as 2024-01-01T00:00:00Z");
    }

    private boolean readNumber(StampUnit in, byte[] b, int from, int to) {
        int point = Digits.skip(b, from, to);
        long whole = Digits.whole(b, from, point);
        if (whole < 0 && point - from == 19) {
            long head = Digits.whole(b, from, from + 18);
            int last = b[from + 18] - '0';
            whole = head > (Long.MAX_VALUE - last) / 10 ? -1 : head * 10 + last;
        }
        if (whole < 0 || whole > (LAST_SECOND * TENS[9] - originNanos) / in.nanos()) {
            return refuse("must be a number of " + in.word() + " within the years 1970 to 2261");
        }
        long value = whole * in.nanos();
        long step = in.nanos();
        if (point < to) {
            int digits = to - point - 1;
            long fraction = b[point] == '.' ? Digits.whole(b, point + 1, to) : -1;
            if (fraction < 0 || digits > 9 || TENS[digits] > in.nanos()) {
                return refuse("must be a number of " + in.word() + ", at most down to nanoseconds");
            }
            step = in.nanos() / TENS[digits];
            value += fraction * step;
        }
        return accept(originNanos + value, step);
    }

    private boolean readCalendar(byte[] b, int from, int to) {
        int year = Digits.two(b, from) * 100 + Digits.two(b, from + 2);
        int month = Digits.two(b, from + 5);
        int day = Digits.two(b, from + 8);
        boolean shaped = b[from + 7] == '-' && (b[from + 10] == ' ' || (b[from + 10] | 0x20) == 't');
        if (!shaped || year < 0 || b[from + 13] != ':') {
            return refuse("must be a time stamp such as 2024-01-01T00:00:00Z");
        }
        if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
            return refuse("must name a day that exists");
        }
        int hour = Digits.two(b, from + 11);
        int minute = Digits.two(b, from + 14);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return refuse("must name a clock time from 00:00:00 to 23:59:59");
        }
        long seconds = epochDay(year, month, day) * 86_400 + hour * 3_600L + minute * 60L;
        return readSeconds(seconds, b, from + 16, to);
    }

    private boolean readSeconds(long atMinute, byte[] b, int start, int to) {
        int at = start;
        long seconds = atMinute;
        long fraction = 0;
        long step = 60 * TENS[9];
        if (at < to && b[at] == ':') {
            int second = at + 3 <= to ? Digits.two(b, at + 1) : -1;
            if (second < 0 || second > 59) {
                return refuse("must name a clock time from 00:00:00 to 23:59:59");
            }
            seconds += second;
            at += 3;
            step = TENS[9];
            if (at < to && b[at] == '.') {
                int end = Digits.skip(b, at + 1, to);
                int digits = end - at - 1;
                if (digits < 1 || digits > 9) {
                    return refuse("must have 1 to 9 digits after the second's point");
                }
                step = TENS[9 - digits];
                fraction = Digits.whole(b, at + 1, end) * step;
                at = end;
            }
        }
        return readOffset(seconds, fraction, step, b, at, to);
    }

    private boolean readOffset(long seconds, long fraction, long step, byte[] b, int at, int to) {
        long offset;
        if (at == to) {
            if (zone == null) {
                return refuse(NO_OFFSET);
            }
            offset = offsetIn(zone, seconds);
            if (offset == Long.MIN_VALUE) {
                return false;
            }
        } else if (to - at == 1 && (b[at] | 0x20) == 'z') {
            offset = 0;
        } else {
            offset = writtenOffset(b, at, to);
            if (offset == Long.MIN_VALUE) {
                return refuse("must end in Z or in an offset from -18:00 to +18:00");
            }
        }
        long utc = seconds - offset;
        if (utc > LAST_SECOND || utc < FIRST_SECOND) {
            return refuse("must lie within the years 1678 to 2261");
        }
        return accept(utc * TENS[9] + fraction, step);
    }

    private static long writtenOffset(byte[] b, int at, int to) {
        if (to - at != 6 || b[at + 3] != ':' || (b[at] != '+' && b[at] != '-')) {
            return Long.MIN_VALUE;
        }
        int hours = Digits.two(b, at + 1);
        int minutes = Digits.two(b, at + 4);
        long size = hours * 3_600L + minutes * 60L;
        if (hours < 0 || minutes < 0 || minutes > 59 || size > 18 * 3_600) {
            return Long.MIN_VALUE;
        }
        return b[at] == '-' ? -size : size;
    }

    /** The zone's offset at a clock time; Long.MIN_VALUE, with the rule set, where it is none or two. */
    private long offsetIn(ZoneId in, long clockSeconds) {
        // Zones change their offset on a quarter of an hour, so one look-up serves a whole quarter.
        long quarter = Math.floorDiv(clockSeconds, 900);
        if (quarter == cachedQuarter) {
            return cachedOffset;
        }
        var clock = LocalDateTime.ofEpochSecond(clockSeconds, 0, ZoneOffset.UTC);
        List<ZoneOffset> offsets = in.getRules().getValidOffsets(clock);
        if (offsets.size() != 1) {
            refuse((offsets.isEmpty() ? "does not exist in " : "occurs twice in ") + in + "; write its offset");
            return Long.MIN_VALUE;
        }
        cachedQuarter = quarter;
        cachedOffset = offsets.get(0).getTotalSeconds();
        return cachedOffset;
    }

    private boolean accept(long value, long step) {
        nanos = value;
        if (step < finestNanos) {
            finestNanos = step;
        }
        return true;
    }

    private boolean refuse(String what) {
        rule = what;
        return false;
    }

    static int daysOf(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 ? (leap ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar (Hinnant, days_from_civil). */
    static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    /** Nanoseconds since 1970 of the stamp just read. */
    long nanos() {
        return nanos;
    }

    /** The smallest step that the stamps read so far can express; Long.MAX_VALUE before the first. */
    long finestNanos() {
        return finestNanos;
    }

    String rule() {
        return rule == null ? "" : rule;
    }
}
