package io.github.bankid4jakarta.hostedapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.hostedapi.BadCall.Refusal;
import io.github.bankid4jakarta.hostedapi.RawHttp.RawAnswer;
import io.github.bankid4jakarta.wire.Operation;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a gateway answers to bad calls, to the byte. It must know the {@link TestClient}s, reach a simulated BankID and be used
 * by nobody else; where it runs does not matter.
 */
public abstract class GatewayTableContract {

    private static final Refusal ALREADY_IN_PROGRESS =
            Refusal.of(400, "alreadyInProgress", "Order already in progress for pno");
    private static final Pattern WHOLE_SECONDS = Pattern.compile("[1-9][0-9]?");

    /** The address below which the operations lie. */
    protected abstract URI gateway();

    static Stream<BadCall> badCalls() {
        return BadCalls.all();
    }

    static Stream<BadCall> goodCalls() {
        return BadCalls.good();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badCalls")
    void callWhenOneFactIsWrongThenExactRefusal(BadCall call) {
        assertAccepted(call.good());
        assertRefused(send(call.bad()), call.refusal(), call.bad().method().equals("HEAD"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodCalls")
    void callWhenOddAndGoodThenAccepted(BadCall call) {
        assertAccepted(call.good());
    }

    @Test
    void callWhenOrderIsUnknownOrSomebodyElsesThenTheSameBytes() {
        for (Operation operation : new Operation[] {Operation.COLLECT, Operation.CANCEL}) {
            GatewayCall call = BadCall.good(operation);
            RawAnswer foreign = send(call.by(TestClient.BANK));
            RawAnswer unknown =
                    send(call.by(TestClient.BANK).replacing("{order}", "131daac9-16c6-4618-beb0-365768f37288"));
            RawAnswer cancelled = send(call.replacing("{order}", "{cancelled order}"));

            assertThat(withoutDate(foreign)).isEqualTo(withoutDate(unknown)).isEqualTo(withoutDate(cancelled));
            assertAccepted(call);
        }
    }

    @Test
    void cancelWhenSomebodyElsesThenTheOrderLives() {
        String order = start(TestClient.SHOP);
        send(BadCall.good(Operation.CANCEL).by(TestClient.BANK).replacing("{order}", order));

        assertAccepted(BadCall.good(Operation.COLLECT).replacing("{order}", order));
    }

    @Test
    void startWhenTooManyAMinuteThenRetryAfter() {
        GatewayCall call = BadCall.good(Operation.AUTH).by(TestClient.SLOW);
        assertAccepted(call);

        assertTooMany(send(call));
    }

    @Test
    void startWhenTooManyArePendingThenRetryAfter() {
        GatewayCall call = BadCall.good(Operation.AUTH).by(TestClient.SMALL);
        String order = member(send(call), "orderRef");
        assertTooMany(send(call));

        send(BadCall.good(Operation.CANCEL).by(TestClient.SMALL).replacing("{order}", order));
        assertAccepted(call);
    }

    @Test
    void callWhenBodyIsLongerThanSaidThenTheRestIsAnotherCall() {
        GatewayCall call = filled(BadCall.good(Operation.COLLECT));
        GatewayCall cut = call.body(call.bodyText().substring(0, 10));
        try (RawHttp connection = RawHttp.connect(gateway())) {
            connection.send(cut.bytes(gateway())).send(call.bodyText().substring(10));

            assertRefused(connection.answer(), Refusal.invalid("The body is not one JSON object"), false);
        }
        assertAccepted(call);
    }

    @Test
    void callWhenBodyBreaksOffThenNoAnswerOrARefusal() {
        GatewayCall call = filled(BadCall.good(Operation.CANCEL));
        try (RawHttp connection = RawHttp.connect(gateway())) {
            connection.send(call.head(gateway())).send("{\"orderRef\"").sendNoMore();

            connection.answerOrEnd().ifPresent(answer -> assertThat(answer.status())
                    .isEqualTo(400));
        }
        assertAccepted(call);
    }

    @Test
    void callWhenBodyWaitsForLeaveThenLeaveAndAnswer() {
        GatewayCall call = BadCall.good(Operation.AUTH).with("Expect", "100-continue");
        try (RawHttp connection = RawHttp.connect(gateway())) {
            connection.send(call.head(gateway()));
            assertThat(connection.answer().status()).isEqualTo(100);

            assertThat(connection.send(call.body()).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void callWhenSecondOnOneConnectionThenAnsweredToo() {
        GatewayCall call = BadCall.good(Operation.AUTH);
        try (RawHttp connection = RawHttp.connect(gateway())) {
            assertThat(connection
                            .send(call.without("Authorization").bytes(gateway()))
                            .answer()
                            .status())
                    .isEqualTo(401);
            assertThat(connection.send(call.bytes(gateway())).answer().status()).isEqualTo(200);
        }
    }

    /** Where a person is named, getting through means that BankID refuses, because that person has an order. */
    private void assertAccepted(GatewayCall call) {
        if (call.bodyText().contains("personalNumber")) {
            giveThePersonAnOrder();
            assertRefused(send(call), ALREADY_IN_PROGRESS, false);
        } else {
            assertThat(send(call).status()).isEqualTo(200);
        }
    }

    private void giveThePersonAnOrder() {
        GatewayCall call = GatewayCall.of(
                Operation.AUTH, "{\"endUserIp\":\"194.168.2.25\",\"personalNumber\":\"" + BadCall.PERSON + "\"}");
        RawAnswer answer = send(call);
        if (answer.status() != 200) {
            answer = send(call);
        }
        assertThat(answer.status()).isEqualTo(200);
    }

    private static void assertRefused(RawAnswer answer, Refusal refusal, boolean withoutBody) {
        assertThat(answer.status()).isEqualTo(refusal.status());
        assertThat(answer.body()).isEqualTo(withoutBody ? "" : refusal.body());
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        for (String name : new String[] {"WWW-Authenticate", "Allow", "Retry-After"}) {
            assertThat(answer.header(name).orElse(null))
                    .as(name)
                    .isEqualTo(refusal.headers().get(name));
        }
    }

    private static void assertTooMany(RawAnswer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body())
                .isEqualTo(Refusal.json("tooManyRequests", "This client has too many orders; try again later"));
        assertThat(answer.header("Retry-After"))
                .hasValueSatisfying(value -> assertThat(value).matches(WHOLE_SECONDS));
    }

    private RawAnswer send(GatewayCall call) {
        return filled(call).sendTo(gateway());
    }

    private GatewayCall filled(GatewayCall call) {
        String text = new String(call.body(), StandardCharsets.ISO_8859_1);
        text = replace(text, "\\{order}", found -> start(TestClient.SHOP));
        text = replace(text, "\\{order of here}", found -> start(TestClient.HERE));
        text = replace(text, "\\{order of present}", found -> start(TestClient.PRESENT));
        text = replace(text, "\\{cancelled order}", found -> cancelled());
        int json = text.lastIndexOf('}', text.lastIndexOf("{blanks")) + 1;
        text = replace(text, "\\{blanks up to ([0-9]+)}", found -> " ".repeat(Integer.parseInt(found.group(1)) - json));
        return call.body(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String replace(String text, String pattern, Function<MatchResult, String> by) {
        return Pattern.compile(pattern).matcher(text).replaceAll(by);
    }

    private String start(TestClient client) {
        return member(BadCall.good(Operation.AUTH).by(client).sendTo(gateway()), "orderRef");
    }

    private String cancelled() {
        String order = start(TestClient.SHOP);
        RawAnswer answer =
                BadCall.good(Operation.CANCEL).replacing("{order}", order).sendTo(gateway());
        assertThat(answer.status()).isEqualTo(200);
        return order;
    }

    private static String member(RawAnswer answer, String name) {
        assertThat(answer.status()).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject().getString(name);
        }
    }

    private static String withoutDate(RawAnswer answer) {
        return String.join("\n", answer.head()).replaceAll("(?m)^Date: .*$", "Date") + "\n\n" + answer.body();
    }
}
