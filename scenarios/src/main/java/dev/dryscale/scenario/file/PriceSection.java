package dev.dryscale.scenario.file;

import dev.dryscale.cost.PriceList;
import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.ScalingTarget;
import dev.dryscale.fleet.feature.MixedInstances;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.price.PriceTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code prices:}: a region of the dated price table, and what the reader of the bill pays instead. */
final class PriceSection {

    static final int DEFAULT_EBS_GB = 8;

    private static final int MOST_EBS_GB = 65_536;
    private static final String LINUX = "linux";
    private static final BigDecimal GB = new BigDecimal(1 << 30);
    private static final BigDecimal MEBIBYTES_PER_GB = BigDecimal.valueOf(1024);

    private PriceSection() {}

    /**
     * The prices; null when none are written.
     *
     * @param cpuUnits of a task, 1,024 a vCPU
     */
    static @Nullable PriceList read(@Nullable Fields fields, FleetModel fleet, int cpuUnits, Reading reading) {
        if (fields == null) {
            return null;
        }
        var problems = reading.problems();
        var unit = fleet.instance();
        boolean instances = fleet.target().kind() == ScalingTarget.Kind.AUTO_SCALING_GROUP;
        String region = region(fields, problems);
        var ownHours = Commitments.money(fields.optional("instanceHour"), problems);
        fargate(fields, unit, cpuUnits, ownHours);
        checkOs(fields, unit.type(), ownHours, problems);
        warnOfForeignItems(fields, region, problems);
        var currency = fields.mapping("currency");
        var list = new PriceList(
                region,
                hours(fields, region, unit.type(), ownHours),
                Commitments.money(fields.optional("spotHour"), problems),
                items(fields, problems),
                fields.read("ebs", instances ? DEFAULT_EBS_GB : 0, node -> gigabytes(node, problems)),
                fields.flag("publicIpv4", false) ? 1 : 0,
                Commitments.read(fields, problems),
                currency == null ? null : code(currency, problems),
                currency == null ? BigDecimal.ONE : perDollar(currency),
                source(ownHours, fields.has("items")));
        if (currency != null) {
            currency.finish();
        }
        fields.finish();
        return list;
    }

    /** Fargate is paid by the vCPU and by the GB: of both what one task has, as the price of its hour. */
    private static void fargate(Fields fields, InstanceModel unit, int cpuUnits, Map<String, BigDecimal> hours) {
        var rates = fields.mapping("fargate");
        if (rates == null) {
            return;
        }
        var problems = fields.problems();
        var vcpu = rates.required("vcpuHour");
        var gigabyte = rates.required("gbHour");
        rates.finish();
        if (!unit.type().equals(TaskSection.FARGATE)) {
            fields.refuse("fargate", "is for tasks of launch type FARGATE", null);
        } else if (hours.containsKey(TaskSection.FARGATE)) {
            fields.refuse("fargate", "must not stand beside a price of fargate in instanceHour", null);
        } else if (unit.memoryMiB() <= 0) {
            fields.refuse("fargate", "needs memory in task, e.g. memory: 2GiB, which is paid for too", null);
        }
        if (vcpu != null && gigabyte != null) {
            var cpus = BigDecimal.valueOf(cpuUnits).divide(BigDecimal.valueOf(TaskSection.UNITS_PER_VCPU));
            var gigabytes = BigDecimal.valueOf(unit.memoryMiB()).divide(MEBIBYTES_PER_GB);
            hours.put(
                    TaskSection.FARGATE,
                    Commitments.dollars(vcpu, Quantity.DOLLARS_PER_HOUR, problems)
                            .multiply(cpus)
                            .add(Commitments.dollars(gigabyte, Quantity.DOLLARS_PER_HOUR, problems)
                                    .multiply(gigabytes)));
        }
    }

    /** A variant may launch instances of another type, a mixed group of several and on Spot: each must have its price. */
    static void checkTypes(Fields scenario, Scenario read, List<Candidate> candidates) {
        var prices = read.prices();
        if (prices == null) {
            return;
        }
        var onDemand = new TreeSet<String>();
        var spot = new TreeSet<String>();
        for (var candidate : candidates) {
            var fleet = candidate.fleetIn(read);
            var mixed = fleet.features().stream()
                    .filter(MixedInstances.class::isInstance)
                    .map(MixedInstances.class::cast)
                    .findFirst();
            mixed.ifPresentOrElse(
                    mix -> {
                        onDemand.addAll(mix.types());
                        spot.addAll(mix.usesSpot() ? mix.types() : List.of());
                    },
                    () -> onDemand.add(
                            candidate.fleet() == null ? "" : fleet.instance().type()));
        }
        onDemand.removeAll(prices.instanceHour().keySet());
        spot.removeAll(prices.spotHour().keySet());
        onDemand.remove("");
        onDemand.forEach(type -> scenario.refuse("prices", noPrice(type, prices.region()), null));
        spot.forEach(type -> scenario.refuse(
                "prices",
                "must give the Spot price of " + type + " in spotHour: it changes, so no table has it",
                null));
    }

    private static String noPrice(String type, String region) {
        return "must give a price in instanceHour: the table has none for " + type + " in " + region;
    }

    private static Map<String, BigDecimal> hours(
            Fields fields, String region, String instanceType, Map<String, BigDecimal> own) {
        var hours = new TreeMap<>(PriceTable.instanceHours(region));
        hours.putAll(own);
        if (!hours.containsKey(instanceType) && !instanceType.isEmpty() && !region.isEmpty()) {
            fields.refuse("instanceHour", noPrice(instanceType, region), null);
        }
        return hours;
    }

    private static String region(Fields fields, Problems problems) {
        var node = fields.required("region");
        if (node == null) {
            return "";
        }
        return Scalars.word(node, List.copyOf(PriceTable.regions()), region -> region, "", problems);
    }

    private static void checkOs(Fields fields, String type, Map<String, BigDecimal> own, Problems problems) {
        var node = fields.optional("os");
        if (node != null && !Scalars.string(node, LINUX, problems).equals(LINUX) && !own.containsKey(type)) {
            Scalars.refuse(node, "must be linux: for another one give instanceHour a price for " + type, problems);
        }
    }

    private static Map<String, BigDecimal> items(Fields fields, Problems problems) {
        var prices = new TreeMap<>(PriceTable.items());
        var penalty = fields.optional("sloPenalty");
        if (penalty != null) {
            prices.put("sloPenalty.hour", Commitments.dollars(penalty, Quantity.DOLLARS_PER_HOUR, problems));
        }
        var own = fields.mapping("items");
        if (own == null) {
            return prices;
        }
        for (String key : PriceTable.items().keySet()) {
            var unit = key.endsWith("our") ? Quantity.DOLLARS_PER_HOUR : Quantity.DOLLARS_PER_MONTH;
            var node = own.optional(key);
            if (node != null) {
                prices.put(key, Commitments.dollars(node, unit, problems));
            }
        }
        own.finish();
        return prices;
    }

    private static void warnOfForeignItems(Fields fields, String region, Problems problems) {
        if (!region.isEmpty() && !region.equals(PriceTable.ITEMS_REGION) && !fields.has("items")) {
            var place = fields.placeOf("region");
            problems.warning(
                    place.file(),
                    place.line(),
                    fields.place().pointer() + ".items",
                    "is not given: load balancer, alarm, EBS and IPv4 prices are those stated for "
                            + PriceTable.ITEMS_REGION,
                    null);
        }
    }

    private static int gigabytes(Node node, Problems problems) {
        var bytes = Quantity.BYTES.read(node, problems);
        if (bytes == null) {
            return 0;
        }
        var size = bytes.divide(GB).stripTrailingZeros();
        if (size.scale() > 0 || size.signum() < 0 || size.compareTo(BigDecimal.valueOf(MOST_EBS_GB)) > 0) {
            Scalars.refuse(node, "must be whole GiB from 0GiB to " + MOST_EBS_GB + "GiB", problems);
            return 0;
        }
        return size.intValueExact();
    }

    private static String code(Fields currency, Problems problems) {
        var node = currency.required("code");
        String code = node == null ? "USD" : Scalars.string(node, "USD", problems);
        if (node != null && !code.matches("[A-Z]{3}")) {
            Scalars.refuse(node, "must be a currency code of three letters, e.g. EUR", problems);
        }
        return code;
    }

    private static BigDecimal perDollar(Fields currency) {
        currency.required("perDollar");
        var rate = currency.number("perDollar", BigDecimal.ONE);
        if (rate.signum() <= 0) {
            currency.refuse("perDollar", "must be positive", rate.toPlainString());
        }
        return rate;
    }

    private static String source(Map<String, BigDecimal> ownHours, boolean ownItems) {
        String own = ownHours.isEmpty() && !ownItems ? "" : "; overridden in the scenario";
        return PriceTable.ON_DEMAND_SOURCE + "; " + PriceTable.ITEMS_SOURCE + own;
    }
}
