package dev.dryscale.fleet;

import dev.dryscale.fleet.station.Dispatch;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.fleet.station.StationModel;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The fleet as it is configured.
 *
 * @param loadBalancer null when requests reach the instances without one
 * @param dispatch where requests wait
 * @param initialInService instances in service at the start, at most the desired capacity; the rest is launched then
 * @param target what kind of thing is scaled, and its custom metrics
 * @param features what the group does beyond launching and terminating, in the order in which they are asked
 * @param station how the stations differ from plain ones
 */
public record FleetModel(
        GroupConfiguration group,
        InstanceModel instance,
        @Nullable LoadBalancerModel loadBalancer,
        ServiceModel service,
        Profile profile,
        Dispatch dispatch,
        int initialInService,
        ScalingTarget target,
        List<FleetFeature> features,
        StationModel station) {

    /** More slots than requests are ever in service at once, and few enough for a minute of them to fit a long. */
    private static final int INFINITE = 100_000_000;

    /** @throws IllegalArgumentException when more instances, or less than none, are in service than desired */
    public FleetModel {
        features = List.copyOf(features);
        if (initialInService < 0 || initialInService > group.desiredCapacity()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the instances in service at the start must be from 0 to the desired capacity %d, was %d",
                    group.desiredCapacity(),
                    initialInService));
        }
    }

    /** A fleet of plain stations. */
    public FleetModel(
            GroupConfiguration group,
            InstanceModel instance,
            @Nullable LoadBalancerModel loadBalancer,
            ServiceModel service,
            Profile profile,
            Dispatch dispatch,
            int initialInService,
            ScalingTarget target,
            List<FleetFeature> features) {
        this(
                group,
                instance,
                loadBalancer,
                service,
                profile,
                dispatch,
                initialInService,
                target,
                features,
                StationModel.PLAIN);
    }

    /** A fleet without features. */
    public FleetModel(
            GroupConfiguration group,
            InstanceModel instance,
            @Nullable LoadBalancerModel loadBalancer,
            ServiceModel service,
            Profile profile,
            Dispatch dispatch,
            int initialInService,
            ScalingTarget target) {
        this(group, instance, loadBalancer, service, profile, dispatch, initialInService, target, List.of());
    }

    /** An Auto Scaling group without custom metrics and features. */
    public FleetModel(
            GroupConfiguration group,
            InstanceModel instance,
            @Nullable LoadBalancerModel loadBalancer,
            ServiceModel service,
            Profile profile,
            Dispatch dispatch,
            int initialInService) {
        this(
                group,
                instance,
                loadBalancer,
                service,
                profile,
                dispatch,
                initialInService,
                ScalingTarget.GROUP,
                List.of());
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

    /** The same fleet with other features. */
    public FleetModel with(List<FleetFeature> others) {
        return new FleetModel(
                group, instance, loadBalancer, service, profile, dispatch, initialInService, target, others, station);
    }

    /** Units that are 100 % when all are busy: vCPUs or slots of the group's own kind of instance. */
    public int unitsPerInstance() {
        return unitsOf(instance);
    }

    /** What stands behind the CloudWatch metrics of this fleet. */
    public Publications publications() {
        return new Publications(target, profile, group.detailedMonitoring());
    }

    /** Units that are 100 % when all are busy: vCPUs or slots. */
    int unitsOf(InstanceModel kind) {
        if (station.infiniteServers()) {
            return INFINITE;
        }
        return service.mode() == ServiceMode.CPU ? kind.vcpus() : kind.concurrency();
    }

    /** The same fleet in another group, so many of whose instances are in service at the start. */
    public FleetModel withGroup(GroupConfiguration other, int inService) {
        return new FleetModel(
                other, instance, loadBalancer, service, profile, dispatch, inService, target, features, station);
    }
}
