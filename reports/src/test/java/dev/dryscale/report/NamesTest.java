package dev.dryscale.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {

    /** sha256("calm") begins so, by {@code printf calm | sha256sum}. */
    @Test
    void fileNamesAreASlugAndTheHashOfTheName() {
        assertThat(Names.file("calm")).isEqualTo("calm-2b4b2ead");
        assertThat(Names.file("Calm")).startsWith("calm-").isNotEqualTo(Names.file("calm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "CON", "a.", "C:\\x", "", "ÄÖÜ", "a/b", ".", "x\u0000y"})
    void fileNamesStayInsideTheirFolder(String name) {
        assertThat(Names.file(name)).matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?-[0-9a-f]{8}");
    }

    @Test
    void terminalsAndEyesAreNotFooled() {
        assertThat(Names.printable("a\u001b[31mred\u202Eb\nc\ud800")).isEqualTo("a\uFFFD[31mred\uFFFDb\uFFFDc\uFFFD");
        assertThat(Names.printable("größe 容量 😀")).isEqualTo("größe 容量 😀");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertThat(Names.width("abc")).isEqualTo(3);
        assertThat(Names.width("容量")).isEqualTo(4);
        assertThat(Names.width("e\u0301")).isEqualTo(1);
    }
}
