package dev.dryscale.scaling.metric;

import dev.dryscale.scaling.metric.MathValue.Series;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** FILL: what stands for a missing datapoint. */
final class MathFill {

    private MathFill() {}

    /** A number, or the value another series has in that slot. */
    static Series with(Series series, MathValue filler) {
        var values = new ArrayList<@Nullable Rational>();
        for (int slot = 0; slot < series.values().size(); slot++) {
            var value = series.at(slot);
            values.add(value == null ? MathFunctions.at(filler, slot) : value);
        }
        return new Series(values);
    }

    /** REPEAT: the datapoint before; nothing before the first one. */
    static Series repeat(Series series) {
        var values = new ArrayList<@Nullable Rational>();
        Rational newest = null;
        for (Rational value : series.values()) {
            newest = value == null ? newest : value;
            values.add(newest);
        }
        return new Series(values);
    }

    /** LINEAR: on the straight line between its neighbours; nothing before the first datapoint and after the last. */
    static Series linear(Series series) {
        var values = new ArrayList<@Nullable Rational>(series.values());
        int before = -1;
        for (int slot = 0; slot < values.size(); slot++) {
            var value = values.get(slot);
            if (value == null) {
                continue;
            }
            var from = before < 0 ? null : values.get(before);
            for (int gap = before + 1; from != null && gap < slot; gap++) {
                var share = Rational.of(gap - before, slot - before);
                values.set(gap, from.plus(value.minus(from).times(share)));
            }
            before = slot;
        }
        return new Series(values);
    }
}
