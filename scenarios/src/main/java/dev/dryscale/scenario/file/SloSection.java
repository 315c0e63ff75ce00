package dev.dryscale.scenario.file;

import dev.dryscale.record.Slo;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.input.Reading;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads {@code slo:}, the response time that every minute should keep. */
final class SloSection {

    static final BigDecimal DEFAULT_PERCENTILE = BigDecimal.valueOf(99);

    private static final long LONGEST_NANOS = 3_600_000_000_000L;

    private SloSection() {}

    static @Nullable Slo read(@Nullable Fields fields, Reading reading) {
        if (fields == null) {
            return null;
        }
        var percentile = fields.number("percentile", DEFAULT_PERCENTILE);
        if (percentile.signum() <= 0 || percentile.compareTo(BigDecimal.valueOf(100)) >= 0) {
            fields.refuse("percentile", "must lie between 0 and 100", percentile.toPlainString());
        }
        Node limit = fields.required("responseTime");
        long nanos = limit == null ? 1 : Quantity.nanos(limit, 1, LONGEST_NANOS, 1, reading.problems());
        fields.finish();
        return new Slo(percentile.doubleValue(), nanos);
    }
}
