package dev.dryscale.scenario.file;

import dev.dryscale.random.Distribution;
import dev.dryscale.random.Mixture;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of one distribution; wrong ones are told to the problems and stand for 1. */
final class DistributionParameters {

    private final Fields fields;
    private final Reading reading;
    private boolean complete = true;

    DistributionParameters(Fields fields, Reading reading) {
        this.fields = fields;
        this.reading = reading;
    }

    /** Whether every parameter asked for so far was there and right. */
    boolean complete() {
        return complete;
    }

    double seconds(String key) {
        var node = present(key);
        var nanos = node == null ? null : Quantity.TIME.read(node, reading.problems());
        return nanos == null ? wrong() : nanos.movePointLeft(9).doubleValue();
    }

    double number(String key) {
        var node = present(key);
        if (node == null) {
            return wrong();
        }
        var value = Scalars.number(node, BigDecimal.ZERO, reading.problems());
        return value.signum() == 0 ? wrongIfRefused(node) : value.doubleValue();
    }

    private double wrongIfRefused(Node node) {
        complete = complete && node.phrase().matches("-?0.*");
        return 0;
    }

    int count(String key, int most) {
        var node = present(key);
        long value = node == null ? 0 : Scalars.integer(node, 1, most, 0, reading.problems());
        return value == 0 ? (int) wrong() : (int) value;
    }

    /** One number of seconds per line. */
    double[] secondsOfFile(String key) {
        var node = present(key);
        String name = node == null ? "" : Scalars.string(node, "", reading.problems());
        byte[] bytes = name.isEmpty() || node == null ? null : reading.files().bytes(node, name);
        if (bytes == null) {
            return new double[] {wrong()};
        }
        var values = new ArrayList<Double>();
        int line = 0;
        for (String text : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            line++;
            var value = dev.dryscale.scenario.document.ExactNumber.parse(text);
            if (value == null || value.signum() < 0) {
                reading.problems()
                        .error(
                                reading.files().display(name),
                                line,
                                "",
                                "must be a number of seconds, at least 0",
                                dev.dryscale.scenario.document.Printable.quote(text));
                complete = false;
            } else {
                values.add(value.doubleValue());
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Classes of a mixture, {@code [{share: 0.9, time: 20ms}, ...]}. */
    Mixture mixture(String key) {
        var node = present(key);
        var shares = new ArrayList<Double>();
        var parts = new ArrayList<Distribution>();
        for (Node item : node == null ? List.<Node>of() : fields.list(key)) {
            var part = Fields.of(item, reading.problems());
            part.required("share");
            shares.add(part.number("share", BigDecimal.ONE).doubleValue());
            var time = part.required("time");
            parts.add(time == null ? DistributionReader.seconds(1) : DistributionReader.read(time, reading));
            part.finish();
        }
        return new Mixture(shares, parts);
    }

    /** Another law. */
    Distribution law(String key) {
        var node = present(key);
        return node == null ? DistributionReader.seconds(wrong()) : DistributionReader.read(node, reading);
    }

    private @Nullable Node present(String key) {
        return fields.required(key);
    }

    private double wrong() {
        complete = false;
        return 1;
    }
}
