package dev.dryscale.aws.sdk;

import com.sun.net.httpserver.HttpExchange;
import dev.dryscale.aws.fake.Fault;
import java.io.IOException;

/** Answers that are none, as networks and what stands in them give. */
record Trouble(HttpExchange exchange, String action) {

    private static final String PORTAL = "<html><head><title>Welcome</title></head><body>Please log in</body></html>";

    void make(Fault fault) throws IOException {
        switch (fault) {
            case CLOSED -> exchange.close();
            case SILENT -> pause(3_000);
            case DRIP -> drip();
            case CUT -> text("<" + action + "Response><" + action + "Result><Sca");
            case PORTAL -> WireFake.send(exchange, 200, WireFake.bytes(PORTAL), "text/html");
            case EMPTY -> text("");
            case WRONG_ROOT -> text("<OtherResponse></OtherResponse>");
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", "http://192.0.2.1/");
                WireFake.send(exchange, 301, new byte[0], "text/html");
            }
            case HUGE -> text("<" + action + "Response>" + " ".repeat(AnswerCheck.MOST_BYTES));
            case NESTED ->
                text("<" + action + "Response>" + "<a>".repeat(500_000) + "</a>".repeat(500_000) + "</" + action
                        + "Response>");
            case DOCTYPE ->
                text("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><" + action
                        + "Response>&b;</" + action + "Response>");
            default -> throw new IllegalArgumentException("AWS answers with " + fault);
        }
    }

    private void text(String text) throws IOException {
        WireFake.send(exchange, 200, WireFake.bytes(text), "text/xml");
    }

    private void drip() throws IOException {
        exchange.sendResponseHeaders(200, 1_000);
        try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 300; i++) {
                out.write(' ');
                out.flush();
                pause(100);
            }
        } catch (IOException e) {
            // the other side had enough, which is what is expected of it
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
