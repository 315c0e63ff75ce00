package dev.dryscale.fleet;

import dev.dryscale.fleet.station.Dispatch;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The fleet as it is configured.
 *
 * @param loadBalancer null when requests reach the instances without one
 * @param dispatch where requests wait
 * @param initialInService instances in service at the start, at most the desired capacity; the rest is launched then
 * @param target what kind of thing is scaled, and its custom metrics
 */
public record FleetModel(
        GroupConfiguration group,
        InstanceModel instance,
        @Nullable LoadBalancerModel loadBalancer,
        ServiceModel service,
        Profile profile,
        Dispatch dispatch,
        int initialInService,
        ScalingTarget target) {

    /** @throws IllegalArgumentException when more instances, or less than none, are in service than desired */
    public FleetModel {
        if (initialInService < 0 || initialInService > group.desiredCapacity()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the instances in service at the start must be from 0 to the desired capacity %d, was %d",
                    group.desiredCapacity(),
                    initialInService));
        }
    }

    /** An Auto Scaling group without custom metrics. */
    public FleetModel(
            GroupConfiguration group,
            InstanceModel instance,
            @Nullable LoadBalancerModel loadBalancer,
            ServiceModel service,
            Profile profile,
            Dispatch dispatch,
            int initialInService) {
        this(group, instance, loadBalancer, service, profile, dispatch, initialInService, ScalingTarget.GROUP);
    }

    /** A fleet of lines at its instances whose desired capacity is in service at the start. */
    public FleetModel(
            GroupConfiguration group,
            InstanceModel instance,
            @Nullable LoadBalancerModel loadBalancer,
            ServiceModel service,
            Profile profile) {
        this(group, instance, loadBalancer, service, profile, Dispatch.ROUTED, group.desiredCapacity());
    }

    /** What stands behind the CloudWatch metrics of this fleet. */
    public Publications publications() {
        return new Publications(target, profile, group.detailedMonitoring());
    }

    /** Units that are 100 % when all are busy: vCPUs or slots. */
    public int unitsPerInstance() {
        return service.mode() == ServiceMode.CPU ? instance.vcpus() : instance.concurrency();
    }
}
