package dev.dryscale.fleet.fluid;

import java.util.HashMap;
import java.util.Map;

/** The laws of waiting by the number of instances in service, made when first needed. */
final class LawShelf {

    private final FluidModel model;
    private final boolean shared;
    private final Map<Integer, QueueLaw> laws = new HashMap<>();
    private int newestFor;
    private QueueLaw newest;

    LawShelf(FluidModel model, boolean shared) {
        this.model = model;
        this.shared = shared;
        this.newestFor = 1;
        this.newest = laws.computeIfAbsent(1, this::make);
    }

    QueueLaw of(int instances) {
        if (instances != newestFor) {
            newestFor = instances;
            newest = laws.computeIfAbsent(instances, this::make);
        }
        return newest;
    }

    /** Taking turns gives each of n targets every n-th arrival; processor sharing feels only the mean of the sizes. */
    private QueueLaw make(int instances) {
        double serviceScv = shared ? 1 : model.serviceScv();
        return model.pooled()
                ? new QueueLaw(1, instances * model.unitsPerInstance(), 1, serviceScv)
                : new QueueLaw(instances, model.unitsPerInstance(), 1.0 / instances, serviceScv);
    }
}
