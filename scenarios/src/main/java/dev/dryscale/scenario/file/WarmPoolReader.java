package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.LifecycleState;
import dev.dryscale.fleet.feature.WarmPool;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Scalars;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code WarmPool}, the members of {@code put-warm-pool}, and in ours how long a stopped or hibernated member takes:
 * {@code running} and {@code ready}; the members are those of {@code WarmPoolConfiguration} where a group's file has it.
 */
final class WarmPoolReader {

    private static final List<String> STATES = List.of("Stopped", "Running", "Hibernated");

    private static final String OWN = "WarmPool";
    private static final String SHOWN = "WarmPoolConfiguration";

    private WarmPoolReader() {}

    static @Nullable FleetFeature read(FeatureContext context) {
        var fields = written(context.group());
        if (fields == null) {
            return null;
        }
        if (context.group().has("MixedInstancesPolicy")) {
            context.group().refuse(OWN, "cannot go with a MixedInstancesPolicy (LC-34)", null);
        }
        var problems = context.problems();
        String state = fields.read(
                "PoolState", "Stopped", node -> Scalars.word(node, STATES, word -> word, "Stopped", problems));
        boolean reuses = reusesOnScaleIn(fields);
        int prepared = fields.integer("MaxGroupPreparedCapacity", -1, GroupSection.MOST_INSTANCES, -1);
        var running = context.law(fields, "running");
        if (!state.equals("Running")) {
            fields.required("ready");
        }
        var ready = context.law(fields, "ready");
        var pool = new WarmPool(
                LifecycleState.valueOf("WARMED_" + state.toUpperCase(java.util.Locale.ROOT)),
                fields.integer("MinSize", 0, GroupSection.MOST_INSTANCES, 0),
                prepared < 0 ? null : prepared,
                reuses,
                running == null ? context.instance().boot().running() : running,
                ready == null ? DistributionReader.seconds(0) : ready);
        fields.finish();
        return pool;
    }

    private static @Nullable Fields written(Fields group) {
        var own = group.mapping(OWN);
        var shown = group.mapping(SHOWN);
        if (shown == null) {
            return own;
        }
        shown.optional("Status");
        var members = new LinkedHashMap<>(shown.rest());
        members.putAll(own == null ? Map.of() : own.node().members());
        return Fields.of(new MappingNode(shown.place(), members, shown.node().keyPlaces()), group.problems());
    }

    private static boolean reusesOnScaleIn(Fields pool) {
        var policy = pool.mapping("InstanceReusePolicy");
        if (policy == null) {
            return false;
        }
        boolean reuses = policy.flag("ReuseOnScaleIn", false);
        policy.finish();
        return reuses;
    }
}
