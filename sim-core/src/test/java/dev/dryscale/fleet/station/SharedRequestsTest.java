package dev.dryscale.fleet.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.random.Exponential;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.traffic.ArrivalStream;
import dev.dryscale.traffic.ConstantTraffic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SharedRequestsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final ConstantTraffic TRAFFIC = new ConstantTraffic(100, 1_000 * SECOND);
    private static final Exponential TIME = new Exponential(0.02);
    private static final RandomStreams STREAMS = new RandomStreams(7);

    @Test
    void everyReaderGetsWhatItWouldDrawByItselfWhateverItsPace() {
        var expected = new ArrayList<Long>();
        var block = new ArrivalBlock(TRAFFIC.open(STREAMS), TIME, STREAMS);
        do {
            for (int i = 0; i < block.filled; i++) {
                expected.add(block.atNanos[i]);
                expected.add(block.serviceNanos[i]);
            }
        } while (block.refill());
        try (var requests = new SharedRequests(TIME, TRAFFIC.open(STREAMS), STREAMS)) {
            var slow = requests.open();
            var fast = requests.open();
            var whole = new ArrivalBlock(requests.open(), TIME, STREAMS);

            requests.advance();
            assertThat(read(slow, 10, 17)).isEqualTo(expected.subList(0, 340));
            assertThat(read(fast, Integer.MAX_VALUE, 1_000)).isEqualTo(expected);
            assertThat(read(slow, Integer.MAX_VALUE, 4_096)).isEqualTo(expected.subList(340, expected.size()));
            int seen = whole.filled;
            while (whole.refill()) {
                assertThat(whole.atNanos[0]).isEqualTo(expected.get(2 * seen));
                seen += whole.filled;
            }
            assertThat(seen).isEqualTo(expected.size() / 2).isGreaterThan(90_000);
        }
    }

    private static List<Long> read(ArrivalStream stream, int times, int atOnce) {
        var read = new ArrayList<Long>();
        var at = new long[atOnce];
        var service = new long[atOnce];
        for (int i = 0; i < times; i++) {
            int n = stream.fill(at, service);
            for (int k = 0; k < n; k++) {
                read.add(at[k]);
                read.add(service[k]);
            }
            if (n == 0) {
                break;
            }
        }
        return read;
    }
}
