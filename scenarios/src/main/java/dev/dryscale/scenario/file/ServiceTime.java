package dev.dryscale.scenario.file;

import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Distribution;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code time:} and {@code cpuTime:}: a law, or {@code fromTrace}, the times that a recording carries. A recorded
 * time is time at the recorded load, waiting and I/O included: it may hold a slot, but of the CPU it says something only
 * with a stated share.
 *
 * @param law of requests that carry no time
 * @param recordedShare of a carried time that is work; 0 when carried times are not used
 */
record ServiceTime(Distribution law, double recordedShare) {

    static final String FROM_TRACE = "fromTrace";
    static final ServiceTime NOTHING = new ServiceTime(new Deterministic(0), 0);

    private static final String SHARE = "cpuShare";
    private static final String OTHERWISE = "otherwise";

    /** Whether the scenario or one of its variants wants the recording's times: traffic is read first and must know. */
    static boolean isFromTrace(Fields scenario) {
        return isFromTrace(scenario.optional("service"))
                || (scenario.optional("variants") instanceof MappingNode variants
                        && variants.members().values().stream()
                                .anyMatch(variant -> variant instanceof MappingNode mapping
                                        && isFromTrace(mapping.members().get("service"))));
    }

    private static boolean isFromTrace(@Nullable Node service) {
        return service != null
                && (isWord(service)
                        || (service instanceof MappingNode mapping
                                && (isAsked(mapping.members().get("time"))
                                        || isAsked(mapping.members().get("cpuTime")))));
    }

    private static boolean isAsked(@Nullable Node time) {
        return time != null
                && (isWord(time)
                        || (time instanceof MappingNode mapping
                                && mapping.members().containsKey(FROM_TRACE)));
    }

    /** Whether {@code node} is the bare word {@code fromTrace}. */
    static boolean isWord(Node node) {
        return node instanceof ScalarNode scalar && scalar.text().equals(FROM_TRACE);
    }

    static ServiceTime read(Node node, ServiceMode mode, RecordedTimes times, Reading reading) {
        if (isWord(node)) {
            return recorded(node, null, mode, times, reading);
        }
        if (isAsked(node)) {
            var fields = Fields.of(node, reading.problems());
            var inner = fields.mapping(FROM_TRACE);
            fields.finish();
            return recorded(node, inner, mode, times, reading);
        }
        return new ServiceTime(positive(node, reading), 0);
    }

    /** A law whose mean is not 0. */
    static Distribution positive(Node node, Reading reading) {
        int before = reading.problems().all().size();
        var time = DistributionReader.read(node, reading);
        if (reading.problems().all().size() == before && !(time.mean() > 0)) {
            Scalars.refuse(node, "must be longer than 0", reading.problems());
        }
        return time;
    }

    private static ServiceTime recorded(
            Node node, @Nullable Fields fields, ServiceMode mode, RecordedTimes times, Reading reading) {
        var otherwise = fields == null ? null : fields.optional(OTHERWISE);
        double share = mode == ServiceMode.CPU ? share(node, fields, reading) : 1;
        if (fields != null) {
            fields.finish();
        }
        refuseMissing(node, otherwise, times, reading);
        var law = otherwise == null ? new Deterministic(times.meanSeconds() * share) : positive(otherwise, reading);
        return new ServiceTime(law, share);
    }

    private static double share(Node node, @Nullable Fields fields, Reading reading) {
        var stated = fields == null ? null : fields.optional(SHARE);
        if (stated == null) {
            String rule =
                    "must state how much of a recorded time is CPU, e.g. {fromTrace: {cpuShare: 40%}}: waiting and"
                            + " I/O at the recorded load are in it; without a share it can only hold a slot (mode: slots)";
            Scalars.refuse(node, rule, reading.problems());
            return 1;
        }
        var share = Quantity.SHARE.read(stated, reading.problems());
        if (share == null) {
            return 1;
        }
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
            Scalars.refuse(stated, "must be more than 0% and at most 100%", reading.problems());
            return 1;
        }
        return share.doubleValue();
    }

    /** No time is invented: requests without a recorded one need a stated law. */
    private static void refuseMissing(Node node, @Nullable Node otherwise, RecordedTimes times, Reading reading) {
        if (times.without().isEmpty()) {
            return;
        }
        var place = node.place();
        var without = String.join(", ", times.without());
        if (times.timed() == 0) {
            String rule = "needs a recording with times at the server: an ELB or ALB log, or a packed trace of one";
            reading.problems().error(place.file(), place.line(), place.pointer(), rule, "without: " + without);
        } else if (otherwise == null) {
            String rule = "must state otherwise:, the time of requests without a recorded one (replay's unsent: none"
                    + " leaves out those that reached no target)";
            reading.problems().error(place.file(), place.line(), place.pointer(), rule, "without: " + without);
        }
    }
}
