package io.github.bankid4jakarta.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document and its schemas. The document lets answers have members that it does not name, so that clients are written to
 * live with new ones; here every object is closed, so that no member is added without being described.
 */
final class OpenApiSchemas {

    private static final String ID = "https://bankid4jakarta.invalid/openapi.json";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonNode document;
    private final SchemaRegistry registry;

    OpenApiSchemas(JsonNode document) {
        this.document = document.deepCopy();
        this.document.at("/components/schemas").forEach(OpenApiSchemas::close);
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(ID, this.document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** One JSON text in UTF-8 and nothing else. */
    static JsonNode parse(byte[] json) {
        try {
            return MAPPER.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString());
        } catch (JacksonException | CharacterCodingException e) {
            throw new IllegalArgumentException("not one JSON text in UTF-8", e);
        }
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    /** What refers to a schema among the components. */
    static JsonNode reference(String schema) {
        return MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    }

    /** A part of the document by its JSON pointer; a missing node where there is none. References are followed. */
    JsonNode part(String pointer) {
        return resolve(document.at(pointer));
    }

    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** In what a JSON text differs from a schema of the document. */
    List<String> problems(JsonNode schema, byte[] json) {
        try {
            return problems(schema, parse(json));
        } catch (IllegalArgumentException e) {
            return List.of("the body is " + e.getMessage());
        }
    }

    /** In what a value differs from a schema of the document. */
    List<String> problems(JsonNode schema, JsonNode value) {
        return compiled(schema).validate(value).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        return schema.has("$ref")
                ? registry.getSchema(SchemaLocation.of(ID + schema.get("$ref").asString()))
                : registry.getSchema(schema);
    }
}
