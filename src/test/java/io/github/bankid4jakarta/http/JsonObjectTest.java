package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"quoted\"",
                "\\",
                "\\\"",
                "\\u0022",
                "</script><script>alert(1)</script>",
                "<!--",
                "\u0000\u0001\u001f\u007f",
                "\b\f\n\r\t",
                "\u2028\u2029",
                "R\u00e4ksm\u00f6rg\u00e5s",
                "\ud83d\ude00",
                "\",\"admin\":true,\"x\":\"",
                "{}[]:,",
                "\ufeff\ufffe"
            })
    void stringWhenHostileThenReadBackAsItWas(String text) {
        String json = new JsonObject().add(text, text).add("next", "x").toString();

        assertThat(parsed(json)).hasSize(2);
        assertThat(parsed(json).getString(text)).isEqualTo(text);
        assertThat(json).doesNotContain("<", "\u2028", "\u2029", "\n");
    }

    @Test
    void stringWhenRandomThenTwoParsersReadItBack() {
        Random random = new Random(3);
        Jsonb jsonb = JsonbBuilder.create();
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(20, 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String json = new JsonObject().add("text", text).toString();

            assertThat(parsed(json).getString("text")).isEqualTo(text);
            assertThat(jsonb.fromJson(json, Object.class)).isEqualTo(Map.of("text", text));
        }
    }

    @Test
    void valueWhenNotAStringThenWrittenAsWhatItIs() {
        JsonObject inner = new JsonObject().add("size", 45).add("auto", true);

        assertThat(new JsonObject()
                        .add("qr", inner)
                        .add("none", Optional.empty())
                        .add("null", null))
                .hasToString("{\"qr\":{\"size\":45,\"auto\":true}}");
        assertThat(new JsonObject()).hasToString("{}");
    }

    private static jakarta.json.JsonObject parsed(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
