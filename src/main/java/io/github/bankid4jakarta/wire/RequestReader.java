package io.github.bankid4jakarta.wire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;

/**
 * Reads what clients of the hosted API send, strictly: a member that we do not know is refused, because leaving it out could
 * weaken what the client asked for. A member that is null counts as absent. Says nothing about what the texts mean.
 *
 * <p>Every method throws {@link IllegalArgumentException} for a text that is not such a request. Its message is written for
 * the client's developer and holds nothing of what was sent.
 */
public final class RequestReader {

    private static final String END_USER_IP = "endUserIp";
    private static final String PERSONAL_NUMBER = "personalNumber";
    private static final String ORDER_REF = "orderRef";
    private static final String CALL_INITIATOR = "callInitiator";

    /** Looking for the server's parser takes far longer than reading with it. */
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private RequestReader() {}

    /**
     * Reads the request of {@link Operation#AUTH}.
     *
     * @param json the body
     * @return the request
     */
    public static AuthBody auth(String json) {
        JsonObject members = members(json, Set.of(END_USER_IP, PERSONAL_NUMBER));
        return new AuthBody(text(members, END_USER_IP), text(members, PERSONAL_NUMBER));
    }

    /**
     * Reads the request of {@link Operation#COLLECT} and {@link Operation#CANCEL}.
     *
     * @param json the body
     * @return the request
     */
    public static OrderRefBody orderRef(String json) {
        JsonObject members = members(json, Set.of(ORDER_REF));
        return new OrderRefBody(text(members, ORDER_REF));
    }

    /**
     * Reads the request of {@link Operation#AUTH_AND_COLLECT}.
     *
     * @param json the body
     * @return the request
     */
    public static PhoneAuthBody phoneAuth(String json) {
        JsonObject members = members(json, Set.of(PERSONAL_NUMBER, CALL_INITIATOR));
        return new PhoneAuthBody(text(members, PERSONAL_NUMBER), text(members, CALL_INITIATOR));
    }

    private static JsonObject members(String json, Set<String> known) {
        requireJson(json);
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            JsonObject members = reader.readObject();
            require(known.containsAll(members.keySet()), "There is a member that this operation does not know");
            return members;
        }
    }

    private static void requireJson(String json) {
        try {
            StrictJson.requireObject(json);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The body is not one JSON object", e);
        }
    }

    private static String text(JsonObject members, String name) {
        JsonValue value = members.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return null;
        }
        require(value.getValueType() == JsonValue.ValueType.STRING, name + " is not a string");
        return ((JsonString) value).getString();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
