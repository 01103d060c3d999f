package io.github.bankid4jakarta.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.github.bankid4jakarta.hostedapi.GoldenFile;
import io.github.bankid4jakarta.wire.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The document by itself: it is OpenAPI 3.1, its examples are true to its schemas, and nothing in it dangles. */
class OpenApiDocumentTest {

    private static final Path FILE = Path.of("src/main/resources/io/github/bankid4jakarta/gateway/openapi.json");
    private static final Path META_SCHEMA = Path.of("src/test/resources/openapi/openapi-3.1-schema.json");
    private static final String SCHEMA_OF_SCHEMAS = "https://json-schema.org/draft/2020-12/schema";

    private static final JsonNode DOCUMENT = read(FILE);
    private static final OpenApiSchemas SCHEMAS = new OpenApiSchemas(DOCUMENT);
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());

    private static JsonNode read(Path file) {
        try {
            return OpenApiSchemas.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> examples() {
        return parts(DOCUMENT, "")
                .filter(part -> part.node.has("schema") && part.node.has("examples"))
                .flatMap(part -> part.node.get("examples").properties().stream()
                        .map(example -> arguments(
                                part.pointer + " " + example.getKey(),
                                part.node.get("schema"),
                                example.getValue().get("value"))));
    }

    static Stream<Arguments> goldenFiles() {
        return Stream.of(
                arguments("StartedOrder", "hosted-api/auth-answer"),
                arguments("OrderStatus", "hosted-api/collect-answer-pending"),
                arguments("OrderStatus", "hosted-api/collect-answer-complete"),
                arguments("EndedOrder", "hosted-api/collect-answer-complete"),
                arguments("Nothing", "hosted-api/cancel-answer"),
                arguments("AuthRequest", "wire/auth-request"),
                arguments("AuthRequest", "wire/auth-request-one-person"),
                arguments("OrderReference", "wire/collect-request"),
                arguments("OrderReference", "wire/cancel-request"),
                arguments("PhoneRequest", "wire/auth-and-collect-request-user"),
                arguments("PhoneRequest", "wire/auth-and-collect-request-relying-party"),
                arguments("OrderStatus", "wire/collect-answer-failed"),
                arguments("Error", "wire/error"));
    }

    @Test
    void documentWhenHeldAgainstTheSchemaOfOpenApiThenValid() {
        assertThat(metaSchema().validate(DOCUMENT)).isEmpty();
        assertThat(metaSchema()
                        .validate(OpenApiSchemas.parse("{\"openapi\":\"3.1.1\"}".getBytes(StandardCharsets.UTF_8))))
                .isNotEmpty();
    }

    @Test
    void schemaWhenHeldAgainstTheSchemaOfSchemasThenValid() {
        Schema schemaOfSchemas = REGISTRY.getSchema(SchemaLocation.of(SCHEMA_OF_SCHEMAS));

        assertThat(parts(DOCUMENT, "").filter(part -> part.pointer.matches(".*/schema|/components/schemas/[A-Za-z]+")))
                .isNotEmpty()
                .allSatisfy(part -> assertThat(schemaOfSchemas.validate(part.node))
                        .as(part.pointer)
                        .isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void exampleWhenHeldAgainstItsSchemaThenValid(String name, JsonNode schema, JsonNode example) {
        assertThat(SCHEMAS.problems(schema, example)).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("goldenFiles")
    void bodyOfTheHostedApiWhenHeldAgainstItsSchemaThenValid(String schema, String file) {
        byte[] body = GoldenFile.text(file + ".json").getBytes(StandardCharsets.UTF_8);

        assertThat(SCHEMAS.problems(OpenApiSchemas.reference(schema), body)).isEmpty();
    }

    @Test
    void pathsThenTheOperationsAndTheDocument() {
        Set<String> expected = Stream.of(Operation.values())
                .map(operation -> "/" + operation.path())
                .collect(Collectors.toSet());
        expected.add("/openapi.json");

        assertThat(DOCUMENT.get("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void serverThenRelative() {
        assertThat(DOCUMENT.at("/servers/0/url").asString()).isEqualTo(".");
        assertThat(DOCUMENT.get("servers")).hasSize(1);
    }

    @Test
    void referencesThenEachLeadsSomewhereAndEachComponentIsUsed() {
        Set<String> references = parts(DOCUMENT, "")
                .filter(part -> part.node.has("$ref"))
                .map(part -> part.node.get("$ref").asString().substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> components = Stream.of("headers", "responses", "schemas")
                .flatMap(kind -> DOCUMENT.at("/components/" + kind).propertyNames().stream()
                        .map(name -> "/components/" + kind + "/" + name))
                .toList();

        assertThat(references).containsExactlyInAnyOrderElementsOf(components);
    }

    private static Schema metaSchema() {
        return REGISTRY.getSchema(read(META_SCHEMA));
    }

    private record Part(String pointer, JsonNode node) {}

    private static Stream<Part> parts(JsonNode node, String pointer) {
        Stream<Part> below = node.isObject()
                ? node.properties().stream()
                        .flatMap(member -> parts(member.getValue(), pointer + "/" + member.getKey()))
                : node.valueStream().flatMap(item -> parts(item, pointer + "/-"));
        return Stream.concat(Stream.of(new Part(pointer, node)), below);
    }
}
