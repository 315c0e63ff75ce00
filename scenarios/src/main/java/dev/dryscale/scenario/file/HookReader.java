package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.feature.LifecycleHook;
import dev.dryscale.fleet.feature.LifecycleHook.Result;
import dev.dryscale.fleet.feature.LifecycleHooks;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code LifecycleHookSpecificationList} (LC-3 to LC-5) in AWS's words, and in ours what the one who completes the
 * action does: {@code takes}, {@code result}, {@code heartbeats}.
 */
final class HookReader {

    private static final String KEY = "LifecycleHookSpecificationList";
    private static final String LAUNCHING = "autoscaling:EC2_INSTANCE_LAUNCHING";
    private static final String TERMINATING = "autoscaling:EC2_INSTANCE_TERMINATING";
    private static final int MOST_HOOKS = 50;
    private static final int LEAST_HEARTBEAT = 30;
    private static final int MOST_HEARTBEAT = 7200;
    private static final int DEFAULT_HEARTBEAT = 3600;

    private HookReader() {}

    static @Nullable FleetFeature read(FeatureContext context) {
        var nodes = context.group().list(KEY);
        if (nodes.size() > MOST_HOOKS) {
            context.group().refuse(KEY, "may have at most " + MOST_HOOKS + " hooks (LC-5)", nodes.size() + " hooks");
        }
        var hooks = nodes.stream().map(node -> hook(node, context)).toList();
        return hooks.isEmpty() ? null : new LifecycleHooks(hooks);
    }

    private static LifecycleHook hook(Node node, FeatureContext context) {
        var problems = context.problems();
        var fields = Fields.of(node, problems);
        var name = fields.required("LifecycleHookName");
        var transition = fields.required("LifecycleTransition");
        var words = List.of(LAUNCHING, TERMINATING);
        for (String unused : List.of("NotificationMetadata", "NotificationTargetARN", "RoleARN")) {
            fields.optional(unused);
        }
        var hook = new LifecycleHook(
                name == null ? "hook" : Scalars.string(name, "hook", problems),
                transition == null
                        || Scalars.word(transition, words, word -> word, LAUNCHING, problems)
                                .equals(LAUNCHING),
                context.seconds(fields, "HeartbeatTimeout", LEAST_HEARTBEAT, MOST_HEARTBEAT, DEFAULT_HEARTBEAT),
                fields.word("DefaultResult", Result.class, Result::name, Result.ABANDON),
                context.law(fields, "takes"),
                fields.word("result", Result.class, Result::name, Result.CONTINUE),
                fields.list("heartbeats").stream()
                        .map(at -> Quantity.nanos(at, 0, Quantity.LONGEST_NANOS, 0, problems))
                        .sorted()
                        .toList());
        fields.finish();
        return hook;
    }
}
