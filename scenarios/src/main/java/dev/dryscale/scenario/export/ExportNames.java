package dev.dryscale.scenario.export;

import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What resources are called, and which group a policy belongs to. */
final class ExportNames {

    private ExportNames() {}

    static String of(Resource resource) {
        return resource.text(
                switch (resource.kind()) {
                    case POLICY -> "PolicyName";
                    case GROUP -> "AutoScalingGroupName";
                    case ALARM -> "AlarmName";
                    case SCHEDULED_ACTION -> "ScheduledActionName";
                });
    }

    /** The group of {@code all} whose name {@code resource} has; null when it is not among them. */
    static @Nullable Resource group(Resource resource, List<Resource> all) {
        return all.stream()
                .filter(other -> other.kind() == ResourceKind.GROUP
                        && !of(other).isEmpty()
                        && of(other).equals(resource.text("AutoScalingGroupName")))
                .findFirst()
                .orElse(null);
    }
}
