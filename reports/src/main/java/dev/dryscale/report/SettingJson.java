package dev.dryscale.report;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.MetricMath;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import java.io.IOException;

/**
 * What a candidate was: its group and its policies in AWS's words, so that a real group can be held against what was
 * simulated. A policy that is not target tracking of EC2 Auto Scaling has its name alone.
 */
final class SettingJson {

    private SettingJson() {}

    /** The members {@code profile}, {@code group} and {@code definitions}. */
    static void write(Json json, Candidate candidate) throws IOException {
        var fleet = candidate.fleet();
        if (fleet != null) {
            writeGroup(json, fleet);
        }
        json.beginArray("definitions");
        for (var policy : candidate.policies()) {
            writePolicy(json, policy);
        }
        json.endArray();
    }

    private static void writeGroup(Json json, FleetModel fleet) throws IOException {
        var group = fleet.group();
        json.field("profile", fleet.profile().name());
        json.beginObject("group").field("AutoScalingGroupName", group.autoScalingGroupName());
        json.field("MinSize", group.minSize()).field("MaxSize", group.maxSize());
        json.field("DefaultCooldown", group.defaultCooldown());
        var warmup = group.defaultInstanceWarmup();
        if (warmup != null) {
            json.field("DefaultInstanceWarmup", warmup);
        }
        json.endObject();
    }

    private static void writePolicy(Json json, ScalingPolicy policy) throws IOException {
        json.beginObject().field("PolicyName", policy.name());
        if (policy instanceof TargetTrackingPolicy tracking) {
            json.field("PolicyType", "TargetTrackingScaling");
            var warmup = tracking.estimatedInstanceWarmup();
            if (warmup != null) {
                json.field("EstimatedInstanceWarmup", warmup);
            }
            json.beginObject("TargetTrackingConfiguration");
            writeMetric(json, tracking.metric());
            json.field("TargetValue", tracking.targetValue().doubleValue());
            json.field("DisableScaleIn", tracking.disableScaleIn()).endObject();
            json.field("Enabled", tracking.enabled());
        }
        json.endObject();
    }

    private static void writeMetric(Json json, MetricSpecification metric) throws IOException {
        if (metric instanceof PredefinedMetricSpecification predefined) {
            json.beginObject("PredefinedMetricSpecification");
            json.field("PredefinedMetricType", predefined.predefinedMetricType().awsName());
            var label = predefined.resourceLabel();
            if (label != null) {
                json.field("ResourceLabel", label);
            }
            json.endObject();
        } else if (metric instanceof CustomizedMetricSpecification customized) {
            json.beginObject("CustomizedMetricSpecification");
            writeName(json, customized);
            json.field("Statistic", customized.statistic().awsName());
            writeUnitAndPeriod(json, customized);
            json.endObject();
        } else if (metric instanceof MetricMath math) {
            writeMath(json, math);
        }
    }

    private static void writeName(Json json, CustomizedMetricSpecification metric) throws IOException {
        json.field("MetricName", metric.metricName()).field("Namespace", metric.namespace());
        if (!metric.dimensions().isEmpty()) {
            json.beginArray("Dimensions");
            for (var dimension : metric.dimensions().entrySet()) {
                json.beginObject().field("Name", dimension.getKey()).field("Value", dimension.getValue());
                json.endObject();
            }
            json.endArray();
        }
    }

    private static void writeUnitAndPeriod(Json json, CustomizedMetricSpecification metric) throws IOException {
        if (metric.unit() != null) {
            json.field("Unit", metric.unit());
        }
        json.field("Period", metric.periodSeconds());
    }

    private static void writeMath(Json json, MetricMath math) throws IOException {
        json.beginObject("CustomizedMetricSpecification").beginArray("Metrics");
        for (var query : math.queries()) {
            json.beginObject().field("Id", query.id());
            var metric = query.metric();
            if (metric == null) {
                json.field("Expression", query.expression());
            } else {
                json.beginObject("MetricStat").beginObject("Metric");
                writeName(json, metric);
                json.endObject().field("Stat", metric.statistic().awsName());
                writeUnitAndPeriod(json, metric);
                json.endObject();
            }
            json.field("ReturnData", query.returnData()).endObject();
        }
        json.endArray().endObject();
    }
}
