package io.github.bankid4jakarta.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An answer as the documentation shows it. What varies ends with an ellipsis there: it stands for any text that is not empty,
 * whatever the example has before it.
 */
record JsonExample(JsonObject shown) {

    private static final String VARIES = "…";

    static JsonExample of(String json) {
        return new JsonExample(parse(json));
    }

    /** Where an answer differs, member for member; blanks do not count. */
    List<String> differences(String answer) {
        List<String> differences = new ArrayList<>();
        compare("", shown, parse(answer), differences);
        return differences;
    }

    private static void compare(String path, JsonValue shown, JsonValue real, List<String> differences) {
        if (shown instanceof JsonObject shownMembers && real instanceof JsonObject realMembers) {
            Set<String> names = new TreeSet<>(shownMembers.keySet());
            names.addAll(realMembers.keySet());
            names.forEach(
                    name -> compare(path + "/" + name, shownMembers.get(name), realMembers.get(name), differences));
        } else if (!same(shown, real)) {
            differences.add(path + " is " + real + " instead of " + shown);
        }
    }

    private static boolean same(JsonValue shown, JsonValue real) {
        if (shown instanceof JsonString text
                && text.getString().endsWith(VARIES)
                && real instanceof JsonString realText) {
            return !realText.getString().isBlank();
        }
        return shown != null && shown.equals(real);
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
