package dev.dryscale.scenario.file;

import dev.dryscale.cost.PriceList;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code commitments:}, Savings Plans and Reserved Instances (BL-9), and amounts of money. */
final class Commitments {

    private Commitments() {}

    /** US dollars per hour by instance type; none when {@code node} is null. */
    static Map<String, BigDecimal> money(@Nullable Node node, Problems problems) {
        var prices = new TreeMap<String, BigDecimal>();
        if (node == null) {
            return prices;
        }
        if (!(node instanceof MappingNode mapping)) {
            Scalars.refuse(node, "must be a mapping from instance type to dollars per hour", problems);
            return prices;
        }
        mapping.members().forEach((key, value) -> prices.put(key, dollars(value, Quantity.DOLLARS_PER_HOUR, problems)));
        return prices;
    }

    /** An amount that is not negative; a wrong one is told and stands for 0. */
    static BigDecimal dollars(Node node, Quantity unit, Problems problems) {
        var value = unit.read(node, problems);
        if (value != null && value.signum() < 0) {
            Scalars.refuse(node, "must not be negative", problems);
            return BigDecimal.ZERO;
        }
        return value == null ? BigDecimal.ZERO : value;
    }

    static List<PriceList.Commitment> read(Fields fields, Problems problems) {
        var commitments = new ArrayList<PriceList.Commitment>();
        for (Node node : fields.list("commitments")) {
            var one = Fields.of(node, problems);
            String kind = one.exactlyOneOf("savingsPlan", "reservedInstance");
            if ("savingsPlan".equals(kind)) {
                commitments.add(new PriceList.Commitment(
                        "savings-plan",
                        hourly(one, "savingsPlan", problems),
                        null,
                        money(one.required("discountedHour"), problems)));
            } else if ("reservedInstance".equals(kind)) {
                commitments.add(reserved(one, problems));
            }
            one.finish();
        }
        return commitments;
    }

    /** So many Reserved Instances of one type: their hours cost nothing more while one runs (BL-9). */
    private static PriceList.Commitment reserved(Fields fields, Problems problems) {
        String type = fields.text("reservedInstance", "");
        int count = fields.integer("count", 1, GroupSection.MOST_INSTANCES, 1);
        var each = hourly(fields, "price", problems);
        return new PriceList.Commitment(
                "reserved-instance", each.multiply(BigDecimal.valueOf(count)), type, Map.of(type, each));
    }

    private static BigDecimal hourly(Fields fields, String key, Problems problems) {
        var node = fields.required(key);
        return node == null ? BigDecimal.ZERO : dollars(node, Quantity.DOLLARS_PER_HOUR, problems);
    }
}
