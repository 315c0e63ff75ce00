package dev.dryscale.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {

    private static String cell(String text) throws IOException {
        var out = new StringWriter();
        new Csv(out).text(text);
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"})
    void formulasBecomeText(String formula) throws IOException {
        assertThat(cell(formula).replaceFirst("^\"", "")).startsWith("'" + formula.charAt(0));
    }

    @Test
    void quotesWhatWouldBreakTheTable() throws IOException {
        assertThat(cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(cell("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(cell("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(cell("plain")).isEqualTo("plain");
    }

    @Test
    void negativeNumbersStayNumbers() throws IOException {
        var out = new StringWriter();
        new Csv(out).number(-0.5).number(Double.NaN).number(3).endRow();

        assertThat(out).hasToString("-0.5,,3\n");
    }

    @Test
    void noCellOfTheCorpusRunsAsAFormula() throws IOException {
        for (var file : new String[] {"csv-injection.jsonl", "blns.jsonl", "fuzzdb-mixed.jsonl"}) {
            for (var text : Corpus.strings(file)) {
                assertThat(cell(text).replaceFirst("^\"", "")).doesNotMatch("(?s)[=+\\-@\t\r].*");
            }
        }
    }
}
