package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.cost.PriceList;
import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.ScalingTarget;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.input.InputFiles;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.input.ScenarioOptions;
import dev.dryscale.scenario.price.PriceTable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices; expected figures are AWS's On-Demand list of 2024-04-04 or written in the test. */
final class PriceSectionTest {

    private static final InstanceModel M5_LARGE = new InstanceModel("m5.large", 2, 8, boot(), 0, 0, 8192);

    private static final GroupConfiguration GROUP =
            new GroupConfiguration("g", 1, 1, 1, List.of("us-east-1a"), 300, null, false);

    private final Problems problems = new Problems();

    private static FleetModel fleet(InstanceModel instance) {
        return FleetModel.of(GROUP, instance, null, ServiceSection.NOTHING, Profile.aws2026());
    }

    private static BootModel boot() {
        var none = DistributionReader.seconds(0);
        return new BootModel(none, none, none, 0, 0);
    }

    private PriceList read(String text) {
        var reading = new Reading(problems, new InputFiles(null, List.of(), problems), ScenarioOptions.DEFAULTS);
        var node = DocumentReader.read("x.yaml", text.getBytes(StandardCharsets.UTF_8), problems);
        var fields = Fields.of(Objects.requireNonNull(node), problems);
        return Objects.requireNonNull(PriceSection.read(fields, fleet(M5_LARGE), 1024, reading));
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, m5.large, 0.096",
        "us-east-1, c5.xlarge, 0.17",
        "eu-west-1, m5.large, 0.107",
        "us-east-1, t3.micro, 0.0104"
    })
    void theTableHasTheListPrices(String region, String type, String dollars) {
        assertThat(PriceTable.instanceHours(region).get(type)).isEqualByComparingTo(dollars);
    }

    @Test
    void aRegionGivesEveryPrice() {
        var list = read("{region: us-east-1}");
        assertThat(problems.all()).isEmpty();
        assertThat(list.instanceHour()).containsEntry("m5.large", new BigDecimal("0.096"));
        assertThat(list.items().get("cloudwatch.alarmMonth")).isEqualByComparingTo("0.10");
        assertThat(list.source()).contains("2024-04-04");
    }

    @Test
    void whatTheScenarioSaysComesFirst() {
        var list = read(
                "{region: us-east-1, instanceHour: {m5.large: $0.05/h}, items: {alb.hour: $0.03/h}, sloPenalty: $7/h,"
                        + " ebs: 20GiB, publicIpv4: true, currency: {code: EUR, perDollar: 0.92}}");
        assertThat(problems.all()).isEmpty();
        assertThat(list.instanceHour().get("m5.large")).isEqualByComparingTo("0.05");
        assertThat(list.items().get("alb.hour")).isEqualByComparingTo("0.03");
        assertThat(list.items().get("sloPenalty.hour")).isEqualByComparingTo("7");
        assertThat(list.ebsGbPerInstance()).isEqualTo(20);
        assertThat(list.publicIpv4PerInstance()).isEqualTo(1);
        assertThat(list.currency()).isEqualTo("EUR");
        assertThat(list.source()).endsWith("overridden in the scenario");
    }

    @Test
    void readsCommitments() {
        var list = read("{region: us-east-1, commitments: [{savingsPlan: $1/h, discountedHour: {m5.large: $0.06/h}},"
                + " {reservedInstance: m5.large, count: 3, price: $0.06/h}]}");
        assertThat(problems.all()).isEmpty();
        assertThat(list.commitments())
                .extracting(PriceList.Commitment::kind)
                .containsExactly("savings-plan", "reserved-instance");
        assertThat(list.commitments().get(1).dollarsPerHour()).isEqualByComparingTo("0.18");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | region | is required",
                "{region: us-east-9} | region | must be one of af-south-1",
                "{region: us-east-1, os: windows} | os | must be linux",
                "{region: us-east-1, instanceHour: {m5.large: 0.05}} | instanceHour.m5.large | must be a number with a unit",
                "{region: us-east-1, instanceHour: {m5.large: $-1/h}} | instanceHour.m5.large | must not be negative",
                "{region: us-east-1, items: {alb.hours: $1/h}} | items.alb.hours | is not known here",
                "{region: us-east-1, ebs: 1.5GiB} | ebs | must be whole GiB",
                "{region: us-east-1, currency: {code: euro, perDollar: 1}} | currency.code | must be a currency code",
                "{region: us-east-1, commitments: [{count: 1}]} | commitments[0].count | is not known here"
            })
    void tellsWhatIsWrong(String text, String pointer, String rule) {
        read(text);
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.rule()).startsWith(rule);
        });
    }

    @Test
    void anotherSystemNeedsItsOwnPrice() {
        read("{region: us-east-1, os: windows, instanceHour: {m5.large: $0.188/h}}");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void anotherRegionWarnsThatItemPricesAreBorrowed() {
        read("{region: eu-west-1}");
        assertThat(problems.warnings())
                .singleElement()
                .extracting(Problem::rule)
                .asString()
                .contains("us-east-1");
    }

    /** 0.25 vCPU and 0.5 GB at the rates that are written: 0.25 x 0.04 + 0.5 x 0.004 = 0.012 dollars. */
    @Test
    void aFargateTaskCostsItsShareOfAVcpuAndItsMemory() {
        var task = new InstanceModel("fargate", 1, 8, boot(), 0, 0, 512);
        var service = FleetModel.builder(GROUP, task, null, ServiceSection.NOTHING, Profile.aws2026())
                .target(new ScalingTarget(ScalingTarget.Kind.ECS_SERVICE, List.of()))
                .build();
        var reading = new Reading(problems, new InputFiles(null, List.of(), problems), ScenarioOptions.DEFAULTS);
        String text = "{region: us-east-1, fargate: {vcpuHour: $0.04/h, gbHour: $0.004/h}}";
        var node = DocumentReader.read("x.yaml", text.getBytes(StandardCharsets.UTF_8), problems);
        var list = PriceSection.read(Fields.of(Objects.requireNonNull(node), problems), service, 256, reading);
        assertThat(problems.all()).isEmpty();
        assertThat(Objects.requireNonNull(list).instanceHour().get("fargate")).isEqualByComparingTo("0.012");
        assertThat(list.ebsGbPerInstance())
                .as("a task has no volume of its own")
                .isZero();
    }

    @Test
    void fargatesRatesAreForTasksAlone() {
        read("{region: us-east-1, fargate: {vcpuHour: $0.04/h, gbHour: $0.004/h}}");
        assertThat(problems.all()).singleElement().asString().contains("is for tasks of launch type FARGATE");
    }
}
