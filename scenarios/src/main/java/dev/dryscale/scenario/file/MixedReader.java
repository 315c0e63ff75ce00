package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.feature.AllocationStrategy;
import dev.dryscale.fleet.feature.InstanceKind;
import dev.dryscale.fleet.feature.MixedInstances;
import dev.dryscale.fleet.feature.SpotInterruptions;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.price.InstanceTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code MixedInstancesPolicy} (LC-52 to LC-54) in AWS's words; {@code concurrency}, {@code price}, {@code spotPrice}
 * and {@code spotDepth} of an override are ours. And {@code spot:}, how EC2 takes Spot instances back.
 */
final class MixedReader {

    private static final int ALL = 100;
    private static final int MOST_WEIGHT = 999;
    private static final int MOST_POOLS = 20;
    private static final List<AllocationStrategy> ON_DEMAND =
            List.of(AllocationStrategy.PRIORITIZED, AllocationStrategy.LOWEST_PRICE);
    private static final List<AllocationStrategy> SPOT = List.of(
            AllocationStrategy.LOWEST_PRICE,
            AllocationStrategy.CAPACITY_OPTIMIZED,
            AllocationStrategy.CAPACITY_OPTIMIZED_PRIORITIZED,
            AllocationStrategy.PRICE_CAPACITY_OPTIMIZED);

    private final FeatureContext context;
    private final Problems problems;

    private MixedReader(FeatureContext context) {
        this.context = context;
        this.problems = context.problems();
    }

    static @Nullable FleetFeature read(FeatureContext context) {
        var fields = context.group().mapping("MixedInstancesPolicy");
        return fields == null ? null : new MixedReader(context).policy(fields);
    }

    private MixedInstances policy(Fields fields) {
        var template = fields.mapping("LaunchTemplate");
        List<InstanceKind> kinds = template == null ? List.of() : kinds(template);
        var distribution = fields.mapping("InstancesDistribution");
        fields.finish();
        if (kinds.isEmpty()) {
            kinds = List.of(new InstanceKind(context.instance(), 1, 0, 0, 0));
        }
        if (distribution == null) {
            return new MixedInstances(kinds, 0, ALL, AllocationStrategy.PRIORITIZED, AllocationStrategy.LOWEST_PRICE);
        }
        var mixed = new MixedInstances(
                kinds,
                distribution.integer("OnDemandBaseCapacity", 0, GroupSection.MOST_INSTANCES, 0),
                distribution.integer("OnDemandPercentageAboveBaseCapacity", 0, ALL, ALL),
                strategy(distribution, "OnDemandAllocationStrategy", ON_DEMAND),
                strategy(distribution, "SpotAllocationStrategy", SPOT));
        pools(distribution, mixed);
        distribution.finish();
        checkPrices(distribution, mixed);
        return mixed;
    }

    /** Members about Spot that AWS takes and that make no difference here, which is then said. */
    private void pools(Fields fields, MixedInstances mixed) {
        if (fields.has("SpotInstancePools")) {
            fields.integer("SpotInstancePools", 1, MOST_POOLS, 2);
            if (mixed.spotStrategy() == AllocationStrategy.LOWEST_PRICE) {
                warn(
                        fields,
                        "SpotInstancePools",
                        "is not simulated: Spot Instances come from the one cheapest pool (LC-53)");
            } else {
                fields.refuse("SpotInstancePools", "goes with SpotAllocationStrategy lowest-price only (LC-53)", null);
            }
        }
        if (!fields.text("SpotMaxPrice", "").isEmpty()) {
            warn(fields, "SpotMaxPrice", "is not simulated: no Spot price is taken to rise above it (LC-53)");
        }
        fields.know(List.of("SpotInstancePools"));
    }

    private void warn(Fields fields, String member, String rule) {
        var place = fields.placeOf(member);
        problems.warning(place.file(), place.line(), place.pointer(), rule, null);
    }

    private AllocationStrategy strategy(Fields fields, String key, List<AllocationStrategy> words) {
        return fields.read(
                key,
                words.get(0),
                node -> Scalars.word(node, words, AllocationStrategy::awsName, words.get(0), problems));
    }

    /** A strategy needs the figures it goes by. */
    private void checkPrices(Fields fields, MixedInstances mixed) {
        if (mixed.kinds().size() == 1) {
            return;
        }
        boolean byOnDemandPrice = mixed.onDemandStrategy() == AllocationStrategy.LOWEST_PRICE;
        if (byOnDemandPrice && mixed.kinds().stream().anyMatch(kind -> kind.onDemandPrice() <= 0)) {
            fields.refuse("OnDemandAllocationStrategy", "needs a price in every override", "lowest-price");
        }
        boolean bySpotPrice = mixed.spotStrategy() == AllocationStrategy.LOWEST_PRICE
                || mixed.spotStrategy() == AllocationStrategy.PRICE_CAPACITY_OPTIMIZED;
        boolean usesSpot = mixed.onDemandPercentAboveBase() < ALL;
        if (usesSpot && bySpotPrice && mixed.kinds().stream().anyMatch(kind -> kind.spotPrice() <= 0)) {
            fields.refuse(
                    "SpotAllocationStrategy",
                    "needs a spotPrice in every override",
                    mixed.spotStrategy().awsName());
        }
    }

    private List<InstanceKind> kinds(Fields template) {
        template.optional("LaunchTemplateSpecification");
        var kinds = new ArrayList<InstanceKind>();
        for (Node node : template.list("Overrides")) {
            kinds.add(override(Fields.of(node, problems)));
        }
        template.finish();
        return kinds;
    }

    private InstanceKind override(Fields fields) {
        fields.optional("LaunchTemplateSpecification");
        if (!fields.has("InstanceRequirements")) {
            fields.know(List.of("InstanceRequirements"));
            return kind(fields);
        }
        fields.refuse(
                "InstanceRequirements",
                "chooses among all of EC2's types: name those that it finds as InstanceType, one override each",
                null);
        return new InstanceKind(context.instance(), 1, 0, 0, 0);
    }

    private InstanceKind kind(Fields fields) {
        var typeNode = fields.required("InstanceType");
        String type = typeNode == null ? "" : Scalars.string(typeNode, "", problems);
        var known = InstanceTypes.find(type);
        if (typeNode != null && known == null && !fields.has("vcpus")) {
            String nearest = Problems.nearest(type, InstanceTypes.names());
            Scalars.refuse(typeNode, "must be a known instance type, or come with vcpus", nearest, problems);
        }
        var own = context.instance();
        int vcpus = fields.integer("vcpus", 1, 1024, known == null ? own.vcpus() : known.vcpus());
        int usual = Math.max(1, own.concurrency() * vcpus / own.vcpus());
        var model = new InstanceModel(
                type,
                vcpus,
                fields.integer("concurrency", 1, 100_000, usual),
                own.boot(),
                own.memoryBaseMiB(),
                own.memoryPerRequestMiB(),
                known == null ? own.memoryMiB() : known.memoryMiB());
        var kind = new InstanceKind(
                model,
                weight(fields),
                price(fields, "price"),
                price(fields, "spotPrice"),
                fields.number("spotDepth", BigDecimal.ZERO).doubleValue());
        fields.finish();
        return kind;
    }

    /** AWS writes a weight as a text of 1 to 999. */
    private int weight(Fields fields) {
        return fields.read("WeightedCapacity", 1, node -> {
            String text = node instanceof ScalarNode scalar ? scalar.text() : "";
            if (!text.matches("[1-9][0-9]{0,2}")) {
                Scalars.refuse(node, "must be a whole number from 1 to " + MOST_WEIGHT, problems);
                return 1;
            }
            return Integer.parseInt(text);
        });
    }

    private double price(Fields fields, String key) {
        return fields.read(key, 0.0, node -> {
            var read = Quantity.DOLLARS_PER_HOUR.read(node, problems);
            return read == null ? 0.0 : read.doubleValue();
        });
    }

    /** {@code spot:} says how often; {@code CapacityRebalance} of the group what is done about it. */
    static @Nullable FleetFeature spot(FeatureContext context) {
        boolean rebalance = context.group().flag("CapacityRebalance", false);
        var fields = context.scenario().mapping("spot");
        if (fields == null) {
            return null;
        }
        if (!context.group().has("MixedInstancesPolicy")) {
            context.scenario().refuse("spot", "needs a MixedInstancesPolicy with Spot instances", null);
        }
        var spot = handling(fields, rebalance, context);
        fields.finish();
        return spot;
    }

    private static SpotInterruptions handling(Fields fields, boolean rebalance, FeatureContext context) {
        double perSecond = fields.read("interruptions", 0.0, node -> {
            var read = Quantity.RATE.read(node, context.problems());
            return read == null ? 0.0 : read.doubleValue();
        });
        if (perSecond < 0) {
            fields.refuse("interruptions", "must not be negative", Double.toString(perSecond));
        }
        return new SpotInterruptions(
                Math.max(0, perSecond) * 3600,
                context.time(fields, "recommendation", 0, 86_400 * FeatureContext.SECOND, 0),
                rebalance);
    }

    /** How a wave is met: as the scenario's {@code spot:} says, whose mistakes its own reader tells, else by the notice alone. */
    static SpotInterruptions ofWave(FeatureContext context) {
        boolean rebalance = context.group().flag("CapacityRebalance", false);
        var silent = context.telling(new Problems());
        return context.scenario().optional("spot") instanceof MappingNode written
                ? handling(Fields.of(written, silent.problems()), rebalance, silent)
                : new SpotInterruptions(0, 0, rebalance);
    }
}
