package dev.dryscale.scenario.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Gzip by RFC 1952: all members, each checked. The JDK's own writer and reader are the second method. */
final class GzipMembersTest {

    private static byte[] unpack(byte[] packed) throws IOException {
        try (var in = new GzipMembers(new Trickle(new ByteArrayInputStream(packed)))) {
            return in.readAllBytes();
        }
    }

    /** A stream that says nothing is available and gives few bytes at a time, like a socket. */
    private static final class Trickle extends InputStream {
        private final InputStream in;

        Trickle(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] out, int offset, int length) throws IOException {
            return in.read(out, offset, Math.min(7, length));
        }
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Test
    void unpacksWhatTheJdkPacked() throws IOException {
        var random = new SplittableRandom(1);
        for (int size : new int[] {0, 1, 100, 65_535, 65_536, 300_000}) {
            var content = new byte[size];
            random.nextBytes(content);
            var packed = Texts.gzip(content);
            assertThat(unpack(packed)).isEqualTo(content);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                    .isEqualTo(content);
        }
    }

    @Test
    void readsAllMembersThoughNothingIsAvailable() throws IOException {
        var packed = join(Texts.gzip(bytes("a\n")), Texts.gzip(new byte[0]), Texts.gzip(bytes("b\n")));
        assertThat(unpack(packed)).isEqualTo(bytes("a\nb\n"));
    }

    @Test
    void allowsZeroPaddingAndNothingElseBehindTheLastMember() throws IOException {
        var member = Texts.gzip(bytes("a\n"));
        assertThat(unpack(join(member, new byte[512]))).isEqualTo(bytes("a\n"));
        assertThatThrownBy(() -> unpack(join(member, bytes("tail")))).hasMessageContaining("other bytes follow");
        assertThatThrownBy(() -> unpack(join(member, new byte[512], member)))
                .hasMessageContaining("other bytes follow");
    }

    @Test
    void refusesEveryDamagedBitOfTheTrailer() {
        var member = Texts.gzip(bytes("some text\n"));
        for (int bit = 0; bit < 64; bit++) {
            var damaged = member.clone();
            damaged[member.length - 8 + bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatThrownBy(() -> unpack(damaged))
                    .isInstanceOf(RefusedTraceException.class)
                    .hasMessageContaining(bit < 32 ? "CRC-32" : "ISIZE");
        }
    }

    @Test
    void refusesEveryCutMember() {
        var member = Texts.gzip(bytes("some text\n"));
        for (int length = 1; length < member.length; length++) {
            var cut = Arrays.copyOf(member, length);
            assertThatThrownBy(() -> unpack(cut)).isInstanceOf(RefusedTraceException.class);
        }
    }

    @Test
    void skipsTheOptionalPartsOfAHeader() throws IOException {
        var plain = Texts.gzip(bytes("x\n"));
        // RFC 1952, 2.3: FEXTRA (4) with two bytes, FNAME (8), FCOMMENT (16).
        var head = new byte[] {0x1f, (byte) 0x8b, 8, 4 + 8 + 16, 0, 0, 0, 0, 0, 0, 2, 0, 9, 9, 'n', 0, 'c', 0};
        assertThat(unpack(join(head, Arrays.copyOfRange(plain, 10, plain.length))))
                .isEqualTo(bytes("x\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
