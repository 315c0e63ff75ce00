package dev.dryscale.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.ScalingActivity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DataFormatsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Comparison DAY = SampleComparison.day();

    private static String text(ReportWriter writer, Comparison comparison) throws IOException {
        var out = new ByteArrayOutputStream();
        writer.write(comparison, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode activities(Comparison comparison, int candidate) throws IOException {
        var out = new ByteArrayOutputStream();
        ActivitiesJson.write(comparison.results().get(candidate).run(), out);
        return MAPPER.readTree(out.toByteArray());
    }

    @Test
    void resultSaysItsFormatFirst() throws IOException {
        assertThat(text(new JsonReport(), DAY))
                .startsWith("{\n  \"format\": \"dryscale-result\",\n  \"format_version\": 1,\n")
                .endsWith("}\n");
    }

    @Test
    void resultHoldsEveryEstimateWithItsIntervalAndSource() throws IOException {
        var calm = MAPPER.readTree(text(new JsonReport(), DAY)).at("/candidates/1");

        assertThat(calm.at("/estimates/p99").toString())
                .isEqualTo("{\"unit\":\"s\",\"value\":0.0912,\"low\":0.09,\"high\":0.0925,\"source\":\"simulated\"}");
        assertThat(calm.at("/differences/cost/value").asDouble()).isEqualTo(0.4128);
        assertThat(calm.at("/relative_changes/time_over_slo").toString())
                .isEqualTo("{\"unit\":\"share\",\"value\":-1,\"low\":-1,\"high\":-1,\"source\":\"simulated\"}");
        assertThat(calm.at("/baseline").asBoolean()).isFalse();
    }

    /** As {@code put-scaling-policy} takes it, but for the group's name. */
    @Test
    void resultDefinesItsPoliciesInAwsWords() throws IOException {
        var calm = MAPPER.readTree(text(new JsonReport(), DAY)).at("/candidates/1");

        assertThat(calm.at("/definitions/0").toString())
                .isEqualTo("{\"PolicyName\":\"calm-cpu\",\"PolicyType\":\"TargetTrackingScaling\","
                        + "\"TargetTrackingConfiguration\":{\"PredefinedMetricSpecification\":"
                        + "{\"PredefinedMetricType\":\"ASGAverageCPUUtilization\"},\"TargetValue\":60,"
                        + "\"DisableScaleIn\":false},\"Enabled\":true}");
    }

    /** 1,920,000 + 540,000 + 36,000 millionths; per hour a 24th. */
    @Test
    void resultShowsEveryLineOfTheBillAndItsExactSum() throws IOException {
        var bill = MAPPER.readTree(text(new JsonReport(), DAY)).at("/candidates/0/bill");

        assertThat(bill.at("/lines")).hasSize(3);
        assertThat(bill.at("/lines/0").toString())
                .isEqualTo("{\"item\":\"EC2 m5.large on-demand\",\"quantity\":\"72000\",\"unit\":\"instance-seconds\","
                        + "\"unit_price\":\"0.096\",\"price_unit\":\"hour\",\"amount\":1.92}");
        assertThat(bill.at("/total").decimalValue()).isEqualByComparingTo("2.496");
        assertThat(bill.at("/per_hour").asDouble()).isEqualTo(0.104);
    }

    @Test
    void resultEndsWithWhatReproducesIt() throws IOException {
        var result = MAPPER.readTree(text(new JsonReport(), DAY));
        var keys = new ArrayList<String>();
        result.fieldNames().forEachRemaining(keys::add);

        assertThat(keys).endsWith("warnings", "inputs", "reproduce");
        assertThat(result.at("/seed").asLong()).isEqualTo(42);
        assertThat(result.at("/gates_held").asBoolean()).isFalse();
        assertThat(result.at("/slo/response_s").asDouble()).isEqualTo(0.2);
        assertThat(result.at("/candidates/0/run/audit/0/left").asLong()).isEqualTo(17_280_000);
        var knobs = new ArrayList<String>();
        result.at("/candidates/0/run/knobs").fieldNames().forEachRemaining(knobs::add);
        assertThat(knobs).containsExactly("alarm.evaluationDelay", "tt.rounding", "tt.scaleInThreshold");
    }

    @Test
    void timelineHasOneRowPerCandidateAndMinute() throws IOException {
        var lines = text(new TimelineCsv(), DAY).split("\n", -1);

        assertThat(lines).hasSize(1 + 2 * 1440 + 1);
        assertThat(lines[0])
                .startsWith("time,candidate,arrivals,completed,errors,retries,in_system,mean_response_s,p50_s,");
        assertThat(lines[1]).startsWith("2026-03-10T00:00:00Z,seed,4200,4200,");
        assertThat(lines[1440]).startsWith("2026-03-10T23:59:00Z,seed,");
        assertThat(lines[1441]).startsWith("2026-03-10T00:00:00Z,calm,");
        assertThat(lines[2881]).isEmpty();
    }

    /** Minute 3 of the sample has no median; p50_s is the 9th column. */
    @Test
    void timelineLeavesOutWhatHasNoValue() throws IOException {
        var cells = List.of(text(new TimelineCsv(), DAY).split("\n", -1)[4].split(",", -1));

        assertThat(cells.get(0)).isEqualTo("2026-03-10T00:03:00Z");
        assertThat(cells.get(8)).isEmpty();
        assertThat(Double.parseDouble(cells.get(7))).isPositive();
    }

    @Test
    void everyDecisionAndNonDecisionIsALineWithItsReason() throws IOException {
        var lines = text(new DecisionsJsonl(), DAY).split("\n");

        assertThat(lines).hasSize(2 * 1439);
        var first = MAPPER.readTree(lines[0]);
        assertThat(lines[0])
                .startsWith(
                        "{\"candidate\":\"seed\",\"time\":\"2026-03-10T00:01:00Z\",\"at_s\":60,\"policy\":\"seed-cpu\"");
        assertThat(first.get("metric").isNull()).isTrue();
        assertThat(first.get("outcome").asText()).isEqualTo("no-breach");
        assertThat(first.get("reason").asText()).isNotBlank();
        for (var line : lines) {
            assertThat(MAPPER.readTree(line).get("reason").asText()).contains("ceil(");
        }
    }

    /** Member names and time formats of the example that AWS ships with its API model. */
    @Test
    void activitiesHaveTheShapeOfDescribeScalingActivities() throws IOException {
        var activities = activities(DAY, 0).get("Activities");
        var first = activities.get(0);
        var keys = new ArrayList<String>();
        first.fieldNames().forEachRemaining(keys::add);

        assertThat(keys)
                .containsExactly(
                        "ActivityId",
                        "AutoScalingGroupName",
                        "Description",
                        "Cause",
                        "StartTime",
                        "EndTime",
                        "StatusCode",
                        "Progress",
                        "Details");
        assertThat(first.get("StartTime").asText()).matches("2026-03-10T\\d\\d:\\d\\d:00\\.268Z");
        assertThat(first.get("EndTime").asText()).matches("2026-03-10T\\d\\d:\\d\\d:00Z");
        assertThat(first.get("Details").isTextual()).isTrue();
        assertThat(MAPPER.readTree(first.get("Details").asText()).toString())
                .isEqualTo("{\"Availability Zone\":\"us-east-1a\"}");
    }

    /** JS-14; the members are those of AWS's API model. */
    @Test
    void activitiesOfAScalableTargetAreInItsOwnShape() throws IOException {
        var out = new ByteArrayOutputStream();
        var set = new ScalingActivity(
                "a",
                "service/shop/web",
                "Setting desired count to 4.",
                "monitor alarm X in state ALARM triggered policy P",
                60_000_000_000L,
                90_000_000_000L,
                "Successful",
                "Successfully set desired count to 4. Change successfully fulfilled by ecs.",
                100,
                "",
                ScalingActivity.Kind.SCALE_OUT);
        var refused = new ScalingActivity(
                "b",
                "service/shop/web",
                "Attempting to scale due to alarm triggered",
                "monitor alarm Y in state ALARM triggered policy P",
                120_000_000_000L,
                120_000_000_000L,
                "Failed",
                "AlreadyAtMinCapacity",
                100,
                "",
                ScalingActivity.Kind.NOT_SCALED);
        ActivitiesJson.write(List.of(set, refused), 0, out);
        var activities = MAPPER.readTree(out.toByteArray()).get("ScalingActivities");

        assertThat(activities.get(0).toString())
                .isEqualTo("{\"ActivityId\":\"b\",\"ResourceId\":\"service/shop/web\","
                        + "\"Description\":\"Attempting to scale due to alarm triggered\","
                        + "\"Cause\":\"monitor alarm Y in state ALARM triggered policy P\","
                        + "\"StartTime\":\"1970-01-01T00:02:00.000Z\",\"EndTime\":\"1970-01-01T00:02:00Z\","
                        + "\"StatusCode\":\"Failed\",\"NotScaledReasons\":[{\"Code\":\"AlreadyAtMinCapacity\"}]}");
        assertThat(activities.get(1).get("StatusMessage").asText()).endsWith("fulfilled by ecs.");
        assertThat(activities.get(1).has("NotScaledReasons")).isFalse();
    }

    @Test
    void activitiesStartWithTheLatest() throws IOException {
        var starts = activities(DAY, 0).get("Activities").findValuesAsText("StartTime");

        assertThat(starts).hasSizeGreaterThan(2).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void summaryCsvHasExactValues() throws IOException {
        assertThat(text(new CsvReport(), DAY))
                .startsWith("candidate,measure,unit,value,low,high,source,difference,difference_low,difference_high,"
                        + "relative_change,relative_change_low,relative_change_high\n")
                .contains("\nseed,cost,$,2.496,2.49,2.5,simulated,,,,,,\n")
                .contains("\ncalm,p99,s,0.0912,0.09,0.0925,simulated,-0.0488,-0.052,-0.0455,-0.3486,-0.3714,-0.325\n");
    }

    @Test
    void everyFormatIsFoundByItsName() {
        assertThat(ReportFormat.values())
                .allSatisfy(format ->
                        assertThat(ReportFormat.named(format.formatName())).hasValue(format));
        assertThat(ReportFormat.named("xml")).isEmpty();
    }
}
