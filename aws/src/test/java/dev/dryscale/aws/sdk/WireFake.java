package dev.dryscale.aws.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dryscale.aws.fake.FakeAws;
import dev.dryscale.aws.fake.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * A loopback server in front of {@link FakeAws}. It has no format of its own: requests are read into, and answers written
 * from, the SDK's generated classes by their own fields, as AWS Query (Auto Scaling, STS) and Smithy RPC v2 CBOR
 * (CloudWatch).
 */
public final class WireFake implements AutoCloseable {

    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
    private static final String MODELS = "software.amazon.awssdk.services.";
    private static final int TIMESTAMP_TAG = 1;

    static {
        // Else every answer waits 40 ms for the acknowledgement of its own head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final FakeAws aws;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public WireFake(FakeAws aws) throws IOException {
        this.aws = aws;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        boolean cbor = exchange.getRequestURI().getPath().startsWith("/service/");
        var form = cbor ? new TreeMap<String, String>() : form(body);
        var path = exchange.getRequestURI().getPath();
        var action = cbor ? path.substring(path.lastIndexOf('/') + 1) : form.getOrDefault("Action", "?");
        try {
            var answer = aws.serve(action, cbor ? cborRequest(body) : queryRequest(action, form));
            if (cbor) {
                send(exchange, 200, cborAnswer(action, answer), "application/cbor");
            } else {
                send(exchange, 200, bytes(queryAnswer(action, answer)), "text/xml");
            }
        } catch (Fault.Raised e) {
            fail(exchange, action, e, cbor);
        } catch (ReflectiveOperationException | RuntimeException e) {
            send(exchange, 418, bytes("the fake failed: " + e), "text/plain");
        }
    }

    private void fail(HttpExchange exchange, String action, Fault.Raised raised, boolean cbor) throws IOException {
        var fault = raised.fault();
        if (fault.status() == 0) {
            new Trouble(exchange, action).make(fault);
        } else if (cbor) {
            var error = CBOR.createObjectNode().put("__type", "com.amazonaws#" + fault.code());
            exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
            exchange.getResponseHeaders().set("x-amzn-query-error", fault.code() + ";Sender");
            send(
                    exchange,
                    fault.status(),
                    CBOR.writeValueAsBytes(error.put("message", raised.getMessage())),
                    "application/cbor");
        } else {
            send(
                    exchange,
                    fault.status(),
                    bytes("<ErrorResponse><Error><Type>Sender</Type><Code>" + fault.code() + "</Code><Message>"
                            + escaped(String.valueOf(raised.getMessage()))
                            + "</Message></Error><RequestId>r</RequestId></ErrorResponse>"),
                    "text/xml");
        }
    }

    static void send(HttpExchange exchange, int status, byte[] body, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (type.equals("application/cbor")) {
            exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static NavigableMap<String, String> form(byte[] body) {
        var form = new TreeMap<String, String>();
        for (var pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static SdkPojo builder(String action, String suffix) throws ReflectiveOperationException {
        var service = action.equals("GetCallerIdentity")
                ? "sts"
                : action.equals("DescribeAlarms") || action.equals("GetMetricData") ? "cloudwatch" : "autoscaling";
        return (SdkPojo) Class.forName(MODELS + service + ".model." + action + suffix)
                .getMethod("builder")
                .invoke(null);
    }

    private static ObjectNode queryRequest(String action, NavigableMap<String, String> form)
            throws ReflectiveOperationException {
        var builder = builder(action, "Request");
        var left = new TreeMap<>(form);
        left.keySet().removeAll(List.of("Action", "Version"));
        fill(builder, "", left);
        if (!left.isEmpty()) {
            throw new Fault.Raised(Fault.INVALID, "unknown parameters " + left.keySet());
        }
        return Documents.of((SdkPojo) ((SdkBuilder<?, ?>) builder).build());
    }

    private static void fill(SdkPojo builder, String prefix, NavigableMap<String, String> form) {
        for (var field : builder.sdkFields()) {
            var value = value(field, prefix + field.locationName(), form);
            if (value != null) {
                field.set(builder, value);
            }
        }
    }

    private static boolean any(NavigableMap<String, String> form, String prefix) {
        var key = form.ceilingKey(prefix);
        return key != null && key.startsWith(prefix);
    }

    private static @Nullable Object value(SdkField<?> field, String key, NavigableMap<String, String> form) {
        if (field.marshallingType() == MarshallingType.LIST) {
            var trait = field.getTrait(ListTrait.class);
            var items = new ArrayList<@Nullable Object>();
            for (int i = 1; ; i++) {
                var item = key + ".member." + i;
                if (!form.containsKey(item) && !any(form, item + ".")) {
                    return items.isEmpty() ? null : items;
                }
                items.add(value(trait.memberFieldInfo(), item, form));
            }
        }
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            if (!any(form, key + ".")) {
                return null;
            }
            var nested = field.constructor().get();
            fill(nested, key + ".", form);
            return ((SdkBuilder<?, ?>) nested).build();
        }
        var text = form.remove(key);
        return text == null ? null : scalar(field.marshallingType(), text);
    }

    private static Object scalar(MarshallingType<?> type, String text) {
        Map<MarshallingType<?>, Object> values = new HashMap<>();
        if (type == MarshallingType.INTEGER) {
            values.put(type, Integer.valueOf(text));
        } else if (type == MarshallingType.DOUBLE) {
            values.put(type, Double.valueOf(text));
        } else if (type == MarshallingType.BOOLEAN) {
            values.put(type, Boolean.valueOf(text));
        } else if (type == MarshallingType.INSTANT) {
            values.put(type, Instant.parse(text));
        }
        return values.getOrDefault(type, text);
    }

    private static String queryAnswer(String action, ObjectNode answer) throws ReflectiveOperationException {
        var xml = new StringBuilder("<" + action + "Response><" + action + "Result>");
        var pojo = (SdkPojo) Documents.build((SdkBuilder<?, ?>) builder(action, "Response"), answer);
        members(xml, pojo);
        return xml.append("</" + action + "Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></"
                        + action + "Response>")
                .toString();
    }

    private static void members(StringBuilder xml, SdkPojo pojo) {
        for (var field : pojo.sdkFields()) {
            var value = field.getValueOrDefault(pojo);
            if (value != null) {
                write(xml, field.locationName(), value);
            }
        }
    }

    private static void write(StringBuilder xml, String name, Object value) {
        xml.append('<').append(name).append('>');
        if (value instanceof List<?> list) {
            list.forEach(item -> write(xml, "member", item));
        } else if (value instanceof SdkPojo pojo) {
            members(xml, pojo);
        } else {
            xml.append(escaped(value.toString()));
        }
        xml.append("</").append(name).append('>');
    }

    private static ObjectNode cborRequest(byte[] body) throws IOException {
        var request = (ObjectNode) CBOR.readTree(body);
        for (var member : List.of("StartTime", "EndTime")) {
            if (request.has(member)) {
                request.put(
                        member,
                        Instant.ofEpochMilli((long) (request.get(member).asDouble() * 1000))
                                .toString());
            }
        }
        return request;
    }

    private static byte[] cborAnswer(String action, ObjectNode answer)
            throws IOException, ReflectiveOperationException {
        Documents.build((SdkBuilder<?, ?>) builder(action, "Response"), answer); // refuses what AWS has no member for
        var out = new ByteArrayOutputStream();
        try (var cbor = (CBORGenerator) CBOR.getFactory().createGenerator(out)) {
            write(cbor, "", answer);
        }
        return out.toByteArray();
    }

    private static void write(CBORGenerator cbor, String name, JsonNode node) throws IOException {
        if (node instanceof ObjectNode object) {
            cbor.writeStartObject();
            for (var member : object.properties()) {
                cbor.writeFieldName(member.getKey());
                write(cbor, member.getKey(), member.getValue());
            }
            cbor.writeEndObject();
        } else if (node instanceof ArrayNode array) {
            cbor.writeStartArray();
            for (var item : array) {
                write(cbor, name, item);
            }
            cbor.writeEndArray();
        } else if (name.equals("Timestamps")) {
            cbor.writeTag(TIMESTAMP_TAG);
            cbor.writeNumber(Instant.parse(node.asText()).toEpochMilli() / 1000.0);
        } else {
            cbor.writeTree(node);
        }
    }
}
