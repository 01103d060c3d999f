package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.VirtualTimer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LARGEST = 4096;

    private final FormBody forms =
            new FormBody(new BodyReading(new VirtualTimer(new VirtualClock(Instant.parse("2026-11-24T10:00:00Z")))));

    @Test
    void formWhenSentThenItsFields() {
        assertThat(read(post().form("csrf", "a+b&c=d", "mode", "qr")))
                .isEqualTo(Map.of("csrf", "a+b&c=d", "mode", "qr"));
        assertThat(read(post().body(FORM + "; charset=UTF-8", "name=%C3%85sa+M&empty=&bare")))
                .isEqualTo(Map.of("name", "\u00c5sa M", "empty", "", "bare", ""));
    }

    @Test
    void formWhenInTheQueryThenNotRead() {
        FakeExchange exchange = new FakeBrowser().post("/.bankid/auth?csrf=x&mode=qr");

        assertThat(read(exchange)).isEmpty();
    }

    @Test
    void bodyWhenNoneThenNoFieldsWhateverItsType() {
        assertThat(read(post())).isEmpty();
        assertThat(read(post().body("application/json", ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"application/json, {}", "text/plain, mode=qr", "multipart/form-data, mode=qr", "-, mode=qr"})
    void bodyWhenOfAnotherTypeThenRefused(String type, String body) {
        assertRefused(Refusal.UNSUPPORTED_TYPE, post().body(type, body));
        assertRefused(Refusal.UNSUPPORTED_TYPE, post().body(type, body).chunked());
        assertThat(read(post().body(FORM, "mode=qr"))).hasSize(1);
    }

    @Test
    void bodyWhenOneByteTooLargeThenRefused() {
        assertThat(read(post().body(FORM, "a=" + "x".repeat(LARGEST - 2)))).hasSize(1);
        assertThat(read(post().body(FORM, "a=" + "x".repeat(LARGEST - 2)).chunked()))
                .hasSize(1);
        assertRefused(Refusal.TOO_LARGE, post().body(FORM, "a=" + "x".repeat(LARGEST - 1)));
        assertRefused(
                Refusal.TOO_LARGE,
                post().body(FORM, "a=" + "x".repeat(LARGEST - 1)).chunked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=1&%61=1", "a&a", "a=%zz", "a=%", "%1=a"})
    void formWhenAFieldIsDoubledOrGarbledThenRefused(String body) {
        assertRefused(Refusal.BAD_REQUEST, post().body(FORM, body));
        assertThat(read(post().body(FORM, "a=1&A=2"))).hasSize(2);
    }

    private void assertRefused(Refusal refusal, FakeExchange exchange) {
        assertThatThrownBy(() -> read(exchange))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private static FakeExchange post() {
        return new FakeBrowser().post("/.bankid/auth");
    }

    private Map<String, String> read(FakeExchange exchange) {
        return forms.read(exchange.request());
    }
}
