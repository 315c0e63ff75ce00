package dev.dryscale.scenario.export;

import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of several resources another one names. */
final class ExportNames {

    private ExportNames() {}

    /** The group of {@code all} whose name {@code resource} has; null when it is not among them. */
    static @Nullable Resource group(Resource resource, List<Resource> all) {
        return all.stream()
                .filter(other -> other.kind() == ResourceKind.GROUP
                        && !other.name().isEmpty()
                        && other.name().equals(resource.text("AutoScalingGroupName")))
                .findFirst()
                .orElse(null);
    }

    /** The scalable target of {@code all} that {@code resource} belongs to; null when it is not among them. */
    static @Nullable Resource target(Resource resource, List<Resource> all) {
        return all.stream()
                .filter(other -> other.kind() == ResourceKind.SCALABLE_TARGET
                        && other.text("ResourceId").equals(resource.text("ResourceId"))
                        && other.text("ScalableDimension").equals(resource.text("ScalableDimension")))
                .findFirst()
                .orElse(null);
    }
}
