package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.experiment.Measure;
import org.junit.jupiter.api.Test;

final class ListCommandTest {

    @Test
    void everythingIsListedUnderItsHeading() {
        var result = Console.run("list");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        for (var listing : Listing.values()) {
            assertThat(result.outLines()).contains(listing + ":");
            assertThat(listing.entries()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(listing.entries())
                    .allSatisfy(entry -> assertThat(result.out()).contains(entry.name()));
        }
    }

    @Test
    void oneKindIsListedAlone() {
        var result = Console.run("list", "measures");

        assertThat(result.code()).isZero();
        assertThat(result.outLines()).hasSize(Measure.values().length);
        assertThat(result.out()).contains("p99.9").contains("99th percentile of response time (s)");
    }

    @Test
    void anUnknownKindNamesTheKnownOnes() {
        var result = Console.run("list", "mesures");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains(", was mesures; did you mean measures?")
                .contains("one of scenarios, policies, traffic");
    }
}
