package io.github.bankid4jakarta.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class AnimatedQrTest {

    private final JsonObject published = published();
    private final AnimatedQr qr =
            new AnimatedQr(published.getString("qrStartToken"), published.getString("qrStartSecret"));

    @Test
    void textWhenComparedWithBankIdsOwnThenEqual() {
        assertThat(published.getJsonArray("vectors")).hasSize(3).allSatisfy(vector -> {
            JsonObject expected = vector.asJsonObject();
            assertThat(qr.text(expected.getInt("qrTime"))).isEqualTo(expected.getString("qrData"));
        });
    }

    @Test
    void textWhenMadeForAWholeOrderThenNeverTwiceAndNeverALink() {
        assertThat(java.util.stream.LongStream.range(0, 210).mapToObj(qr::text))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("bankid\\.[0-9a-f-]{36}\\.\\d{1,3}\\.[0-9a-f]{64}"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    void partWhenMissingThenRefused(String nothing) {
        assertThatThrownBy(() -> new AnimatedQr(nothing, "secret")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AnimatedQr("token", nothing)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new AnimatedQr("token", "secret")).hasToString("AnimatedQr[masked]");
    }

    private static JsonObject published() {
        try (InputStream in = AnimatedQrTest.class.getResourceAsStream("/qr-vectors.json");
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
