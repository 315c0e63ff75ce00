package dev.dryscale.scenario.file;

import dev.dryscale.fleet.station.DownstreamModel;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.SizeChange;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@code service:} says of the world around an instance: {@code downstream:} and {@code releases:}. */
final class DownstreamSection {

    private static final int MOST_AT_ONCE = 100_000;
    private static final BigDecimal MOST_FACTOR = BigDecimal.valueOf(1000);

    private DownstreamSection() {}

    /** {@code {concurrency, time}}, a resource that all instances share and that does not scale. */
    static @Nullable DownstreamModel read(@Nullable Fields fields, ServiceMode mode, Reading reading) {
        if (fields == null) {
            return null;
        }
        var concurrency = fields.required("concurrency");
        var time = fields.required("time");
        var model = new DownstreamModel(
                concurrency == null ? 1 : (int) Scalars.integer(concurrency, 1, MOST_AT_ONCE, 1, reading.problems()),
                time == null ? DistributionReader.seconds(0) : ServiceTime.positive(time, reading));
        fields.finish();
        if (mode == ServiceMode.SLOTS) {
            var place = fields.place();
            reading.problems()
                    .error(place.file(), place.line(), place.pointer(), "needs service mode cpu", "mode: slots");
        }
        return model;
    }

    /** {@code [{at: 2h, size: 2}]}: from then on a request is so many times as large as the law says. */
    static List<SizeChange> sizeChanges(List<Node> nodes, Problems problems) {
        var changes = new ArrayList<SizeChange>();
        for (Node node : nodes) {
            var fields = Fields.of(node, problems);
            var at = fields.required("at");
            fields.required("size");
            var factor = fields.number("size", BigDecimal.ONE);
            if (factor.signum() <= 0 || factor.compareTo(MOST_FACTOR) > 0) {
                fields.refuse("size", "must be above 0 and at most " + MOST_FACTOR, factor.toPlainString());
                factor = BigDecimal.ONE;
            }
            fields.finish();
            long nanos = at == null ? 0 : Quantity.nanos(at, 0, Quantity.LONGEST_NANOS, 0, problems);
            changes.add(new SizeChange(nanos, factor.doubleValue()));
        }
        changes.sort(Comparator.comparingLong(SizeChange::atNanos));
        return changes;
    }
}
