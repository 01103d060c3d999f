package io.github.bankid4jakarta.canary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind is found, and its twin that is harmless is not. */
class CanariesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "personal number | for 191212121212.        | for 191212121213.",
                "personal number | for 1212121212.          | for 91212121212.",
                "personal number | 19121212-1212            | 19121212-12120",
                "personal number | 121212-1212              | 121212_1212",
                "personal number | caller=198805239822      | caller=198805239823",
                "personal number | 190000000000             | 190000000002",
                "name            | name=Anna Andersson      | name=masked",
                "name            | TOLVAN                   | TOLVANS",
                "name            | Märta                    | Martha",
                "name            | Mr Ek                    | Mr Ekman",
                "name            | O'Hara                   | Ohara",
                "name            | Svensson                 | Svenssons",
                "simulator's orderRef or token | a 01234567-89ab-8def-8123-456789abcdef b | a 01234567-89ab-4def-8123-456789abcdef b",
                "example's orderRef or token   | 131daac9-16c6-4618-beb0-365768f37288     | 131daac9-16c6-4618-beb0-365768f37289",
                "engine test's orderRef or token | collect ref12 | collect ref",
                "engine test's orderRef or token | secret1       | secret",
                "launch link       | #autostarttoken=abc          | #autostarttoken=",
                "launch link       | autoStartToken: abc          | autoStartToken: -",
                "configured secret | token canary-token-1         | token canary-token",
                "configured secret | s3cret-t0ken                 | secret-token",
                "bearer token      | Authorization: Bearer abc    | Authorization: Basic abc",
                "csrf token        | {csrf=abc}                   | {csrf=}",
                "one-time nonce    | /return?nonce=abc            | /return?once=abc",
                "upstream answer   | <html>CANARY</html>          | <html></html>",
            })
    void logWhenItHoldsACanaryThenFound(String kind, String leak, String harmless) {
        assertThat(Canaries.inLog(leak)).singleElement().asString().startsWith(kind + ": ");
        assertThat(Canaries.inLog(harmless)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /app/Anna HTTP/1.1                   | GET /app/hanna HTTP/1.1",
                "GET /app/?by=%C3%96berg HTTP/1.1         | GET /app/?by=%C3%96l HTTP/1.1",
                "/app/?p=19%31212121212&broken=%          | /app/?p=19%31212121213&broken=%",
                "/app/.bankid/return?nonce=abc&csrf=d     | /app/.bankid/return?nonce=abc",
                "/app/.bankid/return?nonce=abc&nonce=d    | /app/.bankid/return?nonce=abc#fragment",
                "GET /app/.bankid/login?nonce=a HTTP/1.1  | GET /app/.bankid/return?nonce=a HTTP/1.1",
                "https://a.example/?autostarttoken=abc    | https://a.example/#autostarttoken=abc",
            })
    void addressWhenItHoldsACanaryThenFound(String leak, String harmless) {
        assertThat(Canaries.inAddress(leak)).isNotEmpty();
        assertThat(Canaries.inAddress(harmless)).isEmpty();
    }

    @Test
    void logWhenItHoldsAWholeQrTextThenFound() {
        String text = "bankid.abc.0." + "0f".repeat(32);

        assertThat(Canaries.inLog(text)).containsExactly("QR text: " + text);
        assertThat(Canaries.inLog(text.substring(0, text.length() - 1))).isEmpty();
    }
}
