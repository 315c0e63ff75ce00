package dev.dryscale.aws.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * The SDK's generated classes as documents and back. Names, nesting and types are those of the classes' own fields, so that
 * nothing of AWS's formats is written down a second time here.
 */
final class Documents {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Documents() {}

    /** Every member that has a value, under AWS's name for it; times as ISO 8601 in UTC. */
    static ObjectNode of(SdkPojo pojo) {
        var document = NODES.objectNode();
        for (var field : pojo.sdkFields()) {
            var value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList)) {
                document.set(field.locationName(), node(value));
            }
        }
        return document;
    }

    private static JsonNode node(Object value) {
        if (value instanceof SdkPojo pojo) {
            return of(pojo);
        }
        if (value instanceof List<?> list) {
            var array = NODES.arrayNode();
            list.forEach(item -> array.add(node(item)));
            return array;
        }
        if (value instanceof Integer number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Double number) {
            return NODES.numberNode(number);
        }
        return value instanceof Boolean flag ? NODES.booleanNode(flag) : NODES.textNode(value.toString());
    }

    /**
     * Builds what {@code builder} builds from a document.
     *
     * @throws IllegalArgumentException when the document has a member that the class has not, or one of another type
     */
    static <T> T build(SdkBuilder<?, T> builder, ObjectNode document) {
        fill((SdkPojo) builder, document);
        return builder.build();
    }

    private static void fill(SdkPojo builder, ObjectNode document) {
        var unknown = new HashSet<String>();
        document.fieldNames().forEachRemaining(unknown::add);
        for (var field : builder.sdkFields()) {
            unknown.remove(field.locationName());
            var value = value(field, document.get(field.locationName()));
            if (value != null) {
                field.set(builder, value);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("AWS has no member " + String.join(", ", unknown));
        }
    }

    private static @Nullable Object value(SdkField<?> field, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        var type = field.marshallingType();
        if (type == MarshallingType.LIST && node instanceof ArrayNode array) {
            var items = new ArrayList<@Nullable Object>();
            var member = field.getTrait(ListTrait.class).memberFieldInfo();
            array.forEach(item -> items.add(value(member, item)));
            return items;
        }
        if (type == MarshallingType.SDK_POJO && node instanceof ObjectNode object) {
            var builder = field.constructor().get();
            fill(builder, object);
            return ((SdkBuilder<?, ?>) builder).build();
        }
        var scalar = scalar(type, node);
        if (scalar == null) {
            throw new IllegalArgumentException(field.locationName() + " cannot be " + node.getNodeType());
        }
        return scalar;
    }

    private static @Nullable Object scalar(MarshallingType<?> type, JsonNode node) {
        if (type == MarshallingType.STRING && node.isTextual()) {
            return node.textValue();
        }
        if (type == MarshallingType.BOOLEAN && node.isBoolean()) {
            return node.booleanValue();
        }
        if (type == MarshallingType.INTEGER && node.canConvertToExactIntegral()) {
            return node.intValue();
        }
        if (type == MarshallingType.LONG && node.canConvertToExactIntegral()) {
            return node.longValue();
        }
        if (type == MarshallingType.DOUBLE && node.isNumber()) {
            return node.doubleValue();
        }
        return type == MarshallingType.INSTANT && node.isTextual() ? Instant.parse(node.textValue()) : null;
    }
}
