package io.github.bankid4jakarta.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.hostedapi.GoldenFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the contract notices what differs: each call here differs in one fact from one that it finds nothing in. */
class OpenApiContractTest {

    private static final String COMPLETE = GoldenFile.text("wire/collect-answer-complete.json");
    private static final String ERROR = "{\"errorCode\":\"%s\",\"details\":\"%s\"}";

    private final OpenApiContract contract = OpenApiContract.published();
    private final Map<String, String> requestHeaders =
            new HashMap<>(Map.of("Authorization", "Bearer abc", "Content-Type", "application/json"));
    private final Map<String, String> headers =
            new HashMap<>(Map.of("Content-Type", "application/json", "Cache-Control", "no-store"));

    private String method = "POST";
    private String path = "/collect";
    private String request = GoldenFile.text("wire/collect-request.json");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "/auth | auth-request | auth-answer",
                "/auth | auth-request-one-person | auth-answer",
                "/collect | collect-request | collect-answer-pending",
                "/collect | collect-request | collect-answer-failed",
                "/collect | collect-request | collect-answer-complete",
                "/auth-and-collect | auth-and-collect-request-user | collect-answer-complete",
                "/auth-and-collect | auth-and-collect-request-relying-party | collect-answer-failed",
                "/cancel | cancel-request | cancel-answer"
            })
    void callWhenOfTheHostedApiThenNothing(String path, String request, String answer) {
        this.path = path;
        this.request = GoldenFile.text("wire/" + request + ".json");

        assertThat(answered(200, GoldenFile.text("wire/" + answer + ".json"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^\"status\":\"complete\",^ | ^^",
                "^\"orderRef\":^ | ^\"orderref\":^",
                "^\"status\":\"complete\"^ | ^\"status\":\"done\"^",
                "^\"status\":\"complete\"^ | ^\"status\":\"complete\",\"qrCode\":\"bankid\"^",
                "^\"age\":25^ | ^\"age\":\"25\"^",
                "^\"sex\":\"Male\"^ | ^\"sex\":\"male\"^",
                "^\"sex\":\"Male\"^ | ^\"sex\":\"Male\",\"shoeSize\":43^",
                "^\"name\":\"Sven Svensson\",^ | ^^",
                "^\"device\":{\"ipAddress\":\"194.168.2.25\"}^ | ^\"device\":{}^",
                "^}}}^ | ^}}}}^",
                "^\"status\":^ | ^\"status\":\"complete\",\"status\":^"
            })
    void answerWhenMutatedThenFound(String what, String by) {
        assertThat(answered(200, COMPLETE)).isEmpty();
        assertThat(COMPLETE).contains(what);

        assertThat(answered(200, COMPLETE.replace(what, by))).isNotEmpty();
    }

    @Test
    void answerWhenBlanksAreBeforeItThenNothing() {
        assertThat(answered(200, "   " + COMPLETE)).isEmpty();
    }

    @Test
    void answerWhenOverThePhoneAndPendingThenFound() {
        String pending = GoldenFile.text("wire/collect-answer-pending.json");
        assertThat(answered(200, pending)).isEmpty();
        path = "/auth-and-collect";
        request = GoldenFile.text("wire/auth-and-collect-request-user.json");

        assertThat(answered(200, pending)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Cache-Control,", "Cache-Control,private", "Content-Type,text/html", "Retry-After,3"})
    void headerWhenMissingOrOtherwiseThenFound(String name, String value) {
        headers.merge(name, value == null ? "" : value, (old, changed) -> value);

        assertThat(answered(200, COMPLETE)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, unauthorized, WWW-Authenticate, Bearer",
        "403, unauthorized,,",
        "408, requestTimeout,,",
        "413, payloadTooLarge,,",
        "500, internalError,,",
        "503, maintenance, Retry-After, 2"
    })
    void errorWhenDescribedThenNothingAndWithoutItsHeaderFound(int status, String code, String name, String value) {
        if (name != null) {
            assertThat(answered(status, ERROR.formatted(code, "Why"))).isNotEmpty();
            headers.put(name, value);
        }

        assertThat(answered(status, ERROR.formatted(code, "Why"))).isEmpty();
        assertThat(answered(status, ERROR.formatted("other", "Why"))).isNotEmpty();
        assertThat(answered(418, ERROR.formatted(code, "Why"))).isNotEmpty();
    }

    @Test
    void pathWhenUnknownThenOnlyNotFound() {
        assertThat(answered(404, ERROR.formatted("notFound", "No"))).isNotEmpty();
        path = "/sign";

        assertThat(answered(404, ERROR.formatted("notFound", "No"))).isEmpty();
        assertThat(answered(200, "{}")).isNotEmpty();
    }

    @Test
    void methodWhenUnknownThenOnlyNotAllowed() {
        headers.put("Allow", "POST");
        assertThat(answered(405, ERROR.formatted("methodNotAllowed", "No"))).isNotEmpty();
        method = "GET";

        assertThat(answered(405, ERROR.formatted("methodNotAllowed", "No"))).isEmpty();
        headers.put("Allow", "GET");
        assertThat(answered(405, ERROR.formatted("methodNotAllowed", "No"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{`endUserIp`:`194.168.2.25`,`requirement`:{}}",
                "{`endUserIp`:null}",
                "{`endUserIp`:`194.168.2.256`}",
                "{`endUserIp`:`localhost`}",
                "{`endUserIp`:1}",
                "{`endUserIp`:`194.168.2.25`,`personalNumber`:`19121212-1212`}",
                "{`endUserIp`:`194.168.2.25`,`personalNumber`:191212121212}",
                "{`endUserIp`:`194.168.2.25`,`endUserIp`:`194.168.2.25`}",
                "{`endUserIp`:`194.168.2.25`} x",
                "{}",
                "[]",
                "^ ^"
            })
    void requestWhenForbiddenAndTakenThenFound(String body) {
        path = "/auth";
        String started = GoldenFile.text("wire/auth-answer.json");
        request = "{\"endUserIp\":\"::1\",\"personalNumber\":null}";
        assertThat(answered(200, started)).isEmpty();
        request = body.replace('`', '"');

        assertThat(answered(200, started)).isNotEmpty();
        assertThat(answered(400, ERROR.formatted("invalidParameters", "Wrong"))).isEmpty();
    }

    @Test
    void requestWhenAllowedAndRefusedForItsFormThenFound() {
        assertThat(answered(400, ERROR.formatted("invalidParameters", "No such order")))
                .isEmpty();
        assertThat(answered(400, ERROR.formatted("invalidParameters", "Wrong"))).isNotEmpty();
        assertThat(answered(415, ERROR.formatted("unsupportedMediaType", "Wrong")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Authorization,", "Authorization,Basic YTpi", "Content-Type,", "Content-Type,text/plain"})
    void requestWhenItsHeaderIsMissingOrOtherwiseThenFound(String name, String value) {
        requestHeaders.put(name, value == null ? "" : value);

        assertThat(answered(200, COMPLETE)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""})
    void requestWhenItsTypeIsSpelledOtherwiseThenNothing(String type) {
        requestHeaders.put("Content-Type", type);

        assertThat(answered(200, COMPLETE)).isEmpty();
    }

    private List<String> answered(int status, String answer) {
        return contract.problems(new ApiCall(
                method,
                path,
                requestHeaders,
                request.getBytes(StandardCharsets.UTF_8),
                status,
                headers,
                answer.getBytes(StandardCharsets.UTF_8)));
    }
}
