package dev.dryscale.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.ControlLoopTruth.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The controllers and alarms driven over the published control-loop tables S1 to S6, with a fleet of a few lines that follows
 * the tables' own rules R0 to R7. Skipped where the tables are not at hand.
 */
class ControlLoopTruthTest {

    private static final Path TABLES = Path.of("").toAbsolutePath().resolve("../../shared/truth/tables_shared.md");

    @ParameterizedTest
    @ValueSource(strings = {"S1", "S2", "S3", "S4", "S5", "S6"})
    void followsTheDocumentedRulesMinuteByMinute(String table) throws IOException {
        ControlLoopTruth truth = truth(table);
        FluidLoop loop = new FluidLoop(truth, Profile.truthDocs());
        assertThat(truth.rows()).hasSizeGreaterThan(15);
        for (Row row : truth.rows()) {
            FluidLoop.Minute minute = loop.next(row.load());
            assertThat(minute.row())
                    .as("%s minute %d: %s", table, row.minute(), minute.reason())
                    .isEqualTo(row.withoutLoad());
            if (!row.action().isEmpty()) {
                assertThat(minute.reason())
                        .as("%s minute %d", table, row.minute())
                        .contains(row.wantedInReason());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"S1", "S2", "S3", "S4", "S5", "S6"})
    void followsTheLiteralVariantActionByAction(String table) throws IOException {
        ControlLoopTruth truth = truth(table);
        FluidLoop loop = new FluidLoop(truth, Profile.truthDocs().with("tt.current", "all"));
        truth.rows().forEach(row -> loop.next(row.load()));
        assertThat(loop.changes()).isEqualTo(truth.literalActions());
    }

    private static ControlLoopTruth truth(String table) throws IOException {
        Assumptions.assumeTrue(
                Files.exists(TABLES),
                () -> String.format(Locale.ROOT, "%s is not there: no control-loop truths", TABLES));
        List<String> lines = Files.readAllLines(TABLES);
        return ControlLoopTruth.parse(table, lines);
    }
}
