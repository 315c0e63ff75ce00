package dev.dryscale.scenario.policy;

import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.RequestRateScalingPolicy;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import java.math.BigDecimal;
import java.math.MathContext;

/** Reads {@code RequestsPerInstance: 60/s, Every: 20s, DisableScaleIn: true}, a policy type of our own. */
final class RequestRateReader {

    private static final long SECOND = 1_000_000_000L;
    private static final int TEN = 10;
    private static final MathContext DIGITS = new MathContext(30);
    private static final int USUAL = 60;

    private RequestRateReader() {}

    static RequestRateScalingPolicy read(Fields fields, String name) {
        fields.required("RequestsPerInstance");
        var rate = fields.read("RequestsPerInstance", BigDecimal.ONE, node -> rate(node, fields));
        int every = fields.read("Every", USUAL, node -> seconds(node, fields));
        boolean outOnly = fields.flag("DisableScaleIn", false);
        // a rate by the minute or hour was divided: without its last digits it is what was meant
        var exact = Rational.parse(rate.round(DIGITS).stripTrailingZeros().toPlainString());
        return new RequestRateScalingPolicy(name, exact, every, outOnly);
    }

    private static BigDecimal rate(Node node, Fields fields) {
        var rate = Quantity.RATE.read(node, fields.problems());
        if (rate != null && rate.signum() <= 0) {
            Scalars.refuse(node, "must be above 0", fields.problems());
            return BigDecimal.ONE;
        }
        return rate == null ? BigDecimal.ONE : rate;
    }

    private static int seconds(Node node, Fields fields) {
        long nanos = Quantity.nanos(node, TEN * SECOND, 3_600 * SECOND, USUAL * SECOND, fields.problems());
        if (nanos % (TEN * SECOND) != 0) {
            Scalars.refuse(node, "must be a multiple of 10s", fields.problems());
            return USUAL;
        }
        return (int) (nanos / SECOND);
    }
}
