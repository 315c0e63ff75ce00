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

    /** An Auto Scaling group of plain stations with lines of their own, whose desired capacity is in service at the start. */
    public static FleetModel of(
            GroupConfiguration group,
            InstanceModel instance,
            @Nullable LoadBalancerModel loadBalancer,
            ServiceModel service,
            Profile profile) {
        return builder(group, instance, loadBalancer, service, profile).build();
    }

    /** A fleet; what is not said is as in {@link #of}. */
    public static Builder builder(
            GroupConfiguration group,
            InstanceModel instance,
            @Nullable LoadBalancerModel loadBalancer,
            ServiceModel service,
            Profile profile) {
        return new Builder(group, instance, loadBalancer, service, profile);
    }

    /** The same fleet with other features. */
    public FleetModel with(List<FleetFeature> others) {
        return new FleetModel(
                group, instance, loadBalancer, service, profile, dispatch, initialInService, target, others, station);
    }

    /** The same fleet of other instances. */
    public FleetModel with(InstanceModel other) {
        return new FleetModel(
                group, other, loadBalancer, service, profile, dispatch, initialInService, target, features, station);
    }

    /** The same fleet with other requests. */
    public FleetModel with(ServiceModel other) {
        return new FleetModel(
                group, instance, loadBalancer, other, profile, dispatch, initialInService, target, features, station);
    }

    /** The same fleet with other knobs. */
    public FleetModel with(Profile other) {
        return new FleetModel(
                group, instance, loadBalancer, service, other, dispatch, initialInService, target, features, station);
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

    /** Names what differs from a plain group; each word is a component of the model. */
    public static final class Builder {
        private final GroupConfiguration group;
        private final InstanceModel instance;
        private final @Nullable LoadBalancerModel loadBalancer;
        private final ServiceModel service;
        private final Profile profile;
        private Dispatch dispatch = Dispatch.ROUTED;
        private int initialInService;
        private ScalingTarget target = ScalingTarget.GROUP;
        private List<FleetFeature> features = List.of();
        private StationModel station = StationModel.PLAIN;

        private Builder(
                GroupConfiguration group,
                InstanceModel instance,
                @Nullable LoadBalancerModel loadBalancer,
                ServiceModel service,
                Profile profile) {
            this.group = group;
            this.instance = instance;
            this.loadBalancer = loadBalancer;
            this.service = service;
            this.profile = profile;
            this.initialInService = group.desiredCapacity();
        }

        public Builder dispatch(Dispatch value) {
            dispatch = value;
            return this;
        }

        public Builder initialInService(int value) {
            initialInService = value;
            return this;
        }

        public Builder target(ScalingTarget value) {
            target = value;
            return this;
        }

        public Builder features(List<FleetFeature> value) {
            features = value;
            return this;
        }

        public Builder station(StationModel value) {
            station = value;
            return this;
        }

        /** @throws IllegalArgumentException when more instances, or less than none, are in service than desired */
        public FleetModel build() {
            return new FleetModel(
                    group,
                    instance,
                    loadBalancer,
                    service,
                    profile,
                    dispatch,
                    initialInService,
                    target,
                    features,
                    station);
        }
    }
}
