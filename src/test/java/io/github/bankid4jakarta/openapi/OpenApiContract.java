package io.github.bankid4jakarta.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** Says in what calls of the gateway differ from its OpenAPI document. Safe for use by several threads. */
public final class OpenApiContract {

    private static final String RESOURCE = "/io/github/bankid4jakarta/gateway/openapi.json";
    private static final String JSON = "application/json";
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int SERVER_ERROR = 500;

    /** Headers that say something to a client's code: an answer has them where the document says so, and nowhere else. */
    private static final List<String> MEANINGFUL = List.of("WWW-Authenticate", "Allow", "Retry-After");

    /** Refusals for a reason that no schema can tell. */
    private static final Set<String> BEYOND_SCHEMAS = Set.of("No such order", "personalNumber has a wrong check digit");

    private final OpenApiSchemas schemas;

    private OpenApiContract(JsonNode document) {
        this.schemas = new OpenApiSchemas(document);
    }

    /**
     * The contract that clients are shown.
     *
     * @return the document that lies in the JAR
     */
    public static OpenApiContract published() {
        try (InputStream in = OpenApiContract.class.getResourceAsStream(RESOURCE)) {
            return of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OpenApiContract of(byte[] document) {
        return new OpenApiContract(OpenApiSchemas.parse(document));
    }

    /**
     * In what a call differs from the document: in its answer, or because a request was taken that the document forbids, or
     * refused that it allows.
     *
     * @param call the call
     * @return one line for each difference
     */
    public List<String> problems(ApiCall call) {
        List<String> problems = new ArrayList<>(ofAnswer(call));
        List<String> forbidden = ofRequest(call);
        boolean blamed = call.status() >= BAD_REQUEST && call.status() < SERVER_ERROR;
        if (!blamed) {
            forbidden.forEach(problem -> problems.add("taken, though forbidden: " + problem));
        }
        if (forbidden.isEmpty() && refusedForItsForm(call)) {
            problems.add(
                    "refused, though allowed: " + error(call).path("details").asString(""));
        }
        return problems.stream().map(problem -> call + ": " + problem).toList();
    }

    /**
     * What the document forbids in a request.
     *
     * @param call the call
     * @return one line for each reason
     */
    public List<String> ofRequest(ApiCall call) {
        JsonNode operation = operation(call);
        if (operation.isMissingNode()) {
            return List.of("there is no such operation");
        }
        List<String> problems = new ArrayList<>();
        if (needsToken(operation)
                && call.requestHeader("Authorization")
                        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                        .isEmpty()) {
            problems.add("there is no bearer token");
        }
        JsonNode content = schemas.resolve(operation.path("requestBody")).path("content");
        if (!content.isMissingNode()) {
            problems.addAll(ofRequestBody(call, content));
        }
        return problems;
    }

    private List<String> ofRequestBody(ApiCall call, JsonNode content) {
        Optional<String> type = mediaType(call.requestHeader("Content-Type").orElse(""));
        boolean encoded = call.requestHeader("Content-Encoding").isPresent();
        if (encoded || type.isEmpty() || !content.has(type.get())) {
            return List.of("the content type is not described");
        }
        return schemas.problems(content.get(type.get()).get("schema"), call.request());
    }

    /** Without its one harmless parameter. */
    private static Optional<String> mediaType(String header) {
        String[] parts = header.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*");
        boolean plain = parts.length == 1 || parts.length == 2 && parts[1].matches("charset\\s*=\\s*\"?utf-8\"?");
        return plain ? Optional.of(parts[0]) : Optional.empty();
    }

    /**
     * In what an answer differs from the document.
     *
     * @param call the call
     * @return one line for each difference
     */
    public List<String> ofAnswer(ApiCall call) {
        JsonNode response = response(call);
        if (response.isMissingNode()) {
            return List.of("the status is not described");
        }
        List<String> problems = new ArrayList<>(ofHeaders(call, response.path("headers")));
        String type = call.header("Content-Type").orElse("none");
        if (!response.path("content").has(type)) {
            problems.add("the content type is not described: " + type);
            return problems;
        }
        if (call.method().equals("HEAD")) {
            return problems;
        }
        problems.addAll(schemas.problems(response.get("content").get(type).get("schema"), call.answer()));
        if (problems.isEmpty()
                && call.status() >= BAD_REQUEST
                && !errorCodes(response).contains(errorCode(call))) {
            problems.add("the error code is not described for this status: " + errorCode(call));
        }
        return problems;
    }

    private List<String> ofHeaders(ApiCall call, JsonNode described) {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : described.properties()) {
            JsonNode schema = schemas.resolve(header.getValue()).get("schema");
            problems.addAll(call
                    .header(header.getKey())
                    .map(value -> schemas.problems(schema, value(schema, value)))
                    .orElse(List.of("is missing"))
                    .stream()
                    .map(problem -> header.getKey() + " " + problem)
                    .toList());
        }
        MEANINGFUL.stream()
                .filter(name -> !described.has(name) && call.header(name).isPresent())
                .forEach(name -> problems.add(name + " is not described for this status"));
        return problems;
    }

    private static JsonNode value(JsonNode schema, String text) {
        boolean number = "integer".equals(schema.path("type").asString("")) && text.matches("[0-9]{1,9}");
        return number
                ? JsonNodeFactory.instance.numberNode(Integer.parseInt(text))
                : JsonNodeFactory.instance.stringNode(text);
    }

    private JsonNode operation(ApiCall call) {
        return schemas.part("/paths/" + escaped(call.path()) + "/" + methodOfTheDocument(call.method()));
    }

    /** The document spells methods in lower case, the wire in upper case; there, another case is another method. */
    private static String methodOfTheDocument(String method) {
        String lower = method.toLowerCase(Locale.ROOT);
        return lower.equals(method) ? "none" : lower;
    }

    /** What there is no operation for is described once for all. */
    private JsonNode response(ApiCall call) {
        JsonNode path = schemas.part("/paths/" + escaped(call.path()));
        JsonNode operation = operation(call);
        if (path.isMissingNode()) {
            return only(NOT_FOUND, call, "NotFound");
        }
        if (operation.isMissingNode()) {
            return only(METHOD_NOT_ALLOWED, call, path.has("post") ? "UsePost" : "UseGet");
        }
        boolean denied = call.status() == NOT_FOUND || call.status() == METHOD_NOT_ALLOWED;
        return denied
                ? MissingNode.getInstance()
                : schemas.resolve(operation.path("responses").path(String.valueOf(call.status())));
    }

    private JsonNode only(int status, ApiCall call, String response) {
        return call.status() == status ? schemas.part("/components/responses/" + response) : MissingNode.getInstance();
    }

    private static boolean needsToken(JsonNode operation) {
        return !operation.path("security").isArray()
                || !operation.path("security").isEmpty();
    }

    private static boolean refusedForItsForm(ApiCall call) {
        return call.status() == UNSUPPORTED_MEDIA_TYPE
                || call.status() == BAD_REQUEST
                        && errorCode(call).equals("invalidParameters")
                        && !BEYOND_SCHEMAS.contains(error(call).path("details").asString(""));
    }

    private static Set<String> errorCodes(JsonNode response) {
        return response.path("content")
                .path(JSON)
                .path("examples")
                .valueStream()
                .map(example -> example.path("value").path("errorCode").asString(""))
                .collect(Collectors.toSet());
    }

    private static String errorCode(ApiCall call) {
        return error(call).path("errorCode").asString("");
    }

    private static JsonNode error(ApiCall call) {
        try {
            return OpenApiSchemas.parse(call.answer());
        } catch (IllegalArgumentException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }
}
