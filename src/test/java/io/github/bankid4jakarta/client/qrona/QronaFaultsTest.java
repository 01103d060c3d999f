package io.github.bankid4jakarta.client.qrona;

import static io.github.bankid4jakarta.client.qrona.FaultCase.CONTRADICTORY;
import static io.github.bankid4jakarta.client.qrona.FaultCase.NO_ANSWER;
import static io.github.bankid4jakarta.client.qrona.FaultCase.UNREADABLE;
import static io.github.bankid4jakarta.client.qrona.FaultCase.body;
import static io.github.bankid4jakarta.client.qrona.FaultCase.status;
import static io.github.bankid4jakarta.client.qrona.FaultCase.type;
import static io.github.bankid4jakarta.client.qrona.HostedOrder.COMPLETE;
import static io.github.bankid4jakarta.client.qrona.HostedOrder.PENDING;
import static io.github.bankid4jakarta.client.qrona.HostedOrder.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.hostedapi.Fault;
import io.github.bankid4jakarta.hostedapi.FaultyUpstream;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which an answer can be wrong ends as the one fitting exception, which says nothing of the answer. */
class QronaFaultsTest {

    private static final String NOW = "Date: Tue, 24 Nov 2026 08:00:00 GMT";

    private static final FaultyUpstream UPSTREAM = FaultyUpstream.start();
    private static final QronaBankIdClient CLIENT = HostedOrder.patientClient(UPSTREAM.baseUrl());
    private static final int LARGEST = 64 * 1024;
    private static final long FIFTY_MEGABYTES = 50L * 1024 * 1024;

    @AfterAll
    static void close() {
        CLIENT.close();
        UPSTREAM.close();
    }

    static Stream<FaultCase> transport() {
        Fault good = Fault.json(PENDING);
        return Stream.of(
                new FaultCase("closed without a byte", NO_ANSWER, Fault.hangUp(), good),
                new FaultCase("reset without a byte", NO_ANSWER, Fault.reset(), good),
                new FaultCase("reset half-way", NO_ANSWER, Fault.resetAfter(PENDING, 40), good),
                new FaultCase("not HTTP", NO_ANSWER, raw("SSH-2.0-OpenSSH\r\n\r\n" + PENDING), good),
                new FaultCase("closed half-way", UNREADABLE, closedAfter(40), closedAfter(PENDING.length())));
    }

    static Stream<FaultCase> statuses() {
        return Stream.of(
                status(401, "rejected, unauthorized"),
                status(401, "rejected, unauthorized", "WWW-Authenticate: Basic realm=\"x\""),
                status(403, "rejected, unauthorized"),
                status(408, NO_ANSWER),
                status(429, NO_ANSWER),
                status(429, "unavailable, after PT7S", "Retry-After: 7"),
                status(429, "unavailable, after PT9S", "RateLimit-Limit: 5", "RateLimit-Reset: 9"),
                status(429, "unavailable, after PT2M", "Retry-After: 86400"),
                status(503, "unavailable, after PT5S", "Retry-After: 5"),
                status(503, NO_ANSWER, "Retry-After: Thu, 31 Dec 2099 23:59:59 GMT"), // by which clock?
                status(429, "unavailable, after PT7S", NOW, "Retry-After: Tue, 24 Nov 2026 08:00:07 GMT"),
                status(503, "unavailable, after PT7S", NOW, "Retry-After: Tue, 24 Nov 2026 08:00:07 GMT"),
                status(429, "unavailable, after PT2M", NOW, "Retry-After: Thu, 31 Dec 2099 23:59:59 GMT"),
                status(429, "unavailable, after PT0S", NOW, "Retry-After: Tue, 24 Nov 2026 07:59:59 GMT"),
                status(429, NO_ANSWER, NOW, "Retry-After: soon"),
                status(429, NO_ANSWER, "Date: today", "Retry-After: Tue, 24 Nov 2026 08:00:07 GMT"),
                status(500, NO_ANSWER),
                status(502, NO_ANSWER),
                status(504, NO_ANSWER),
                status(301, UNREADABLE, "Location: /elsewhere"),
                status(302, UNREADABLE, "Location: /elsewhere"),
                status(307, UNREADABLE, "Location: /elsewhere"),
                status(304, UNREADABLE),
                status(404, UNREADABLE),
                status(400, "rejected, invalidParameters"),
                page(403, "rejected, unauthorized"),
                page(500, NO_ANSWER),
                page(502, NO_ANSWER),
                page(400, UNREADABLE),
                page(404, UNREADABLE),
                page(200, UNREADABLE));
    }

    static Stream<FaultCase> errorCodes() {
        return Stream.of(
                refused(400, "{\"errorCode\":\"alreadyInProgress\",\"details\":\"CANARY\"}", "alreadyInProgress"),
                refused(400, "{\"errorCode\":\"neverHeardOf\"}", "neverHeardOf"),
                refused(404, "{\"errorCode\":\"notFound\"}", "notFound"),
                refused(400, "{\"errorCode\":\"CANARY 190000000000\"}", "invalidParameters"),
                refused(400, "{}", "invalidParameters"));
    }

    static Stream<FaultCase> forms() {
        return Stream.of(
                type("text/html"),
                type("text/plain"),
                type("application/json-seq"),
                type(""),
                type("application/json;charset=utf-16"),
                type("application/json; charset=\"iso-8859-1\""),
                encoded("UTF-16", StandardCharsets.UTF_16),
                encoded("Latin-1", StandardCharsets.ISO_8859_1),
                body("empty", UNREADABLE, "", PENDING),
                body("blank", UNREADABLE, "  ", PENDING + "  "),
                body("HTML", UNREADABLE, "<html>CANARY</html>", PENDING),
                body("cut off", UNREADABLE, PENDING.substring(0, PENDING.length() - 1), PENDING),
                body("text after the end", UNREADABLE, PENDING + "{}", PENDING + "\r\n"),
                body("list", UNREADABLE, "[" + PENDING + "]", PENDING),
                body("null", UNREADABLE, "null", PENDING),
                body("member given twice", UNREADABLE, with("\"status\":\"complete\""), with("\"x\":\"complete\"")),
                body(
                        "member twice by escape",
                        UNREADABLE,
                        with("\"st\\u0061tus\":\"complete\""),
                        with("\"x\":\"\\u0061\"")),
                body("NaN", UNREADABLE, with("\"x\":NaN"), with("\"x\":1")),
                body("comment", UNREADABLE, PENDING + "/**/", PENDING),
                body("comma too many", UNREADABLE, with("\"x\":[1,]"), with("\"x\":[1]")),
                body("single quotes", UNREADABLE, PENDING.replace('"', '\''), PENDING),
                body("line break in text", UNREADABLE, with("\"x\":\"\n\""), with("\"x\":\"\\n\"")),
                body("object for text", UNREADABLE, PENDING.replace("\"pending\"", "{\"CANARY\":1}"), PENDING),
                body("text for age", UNREADABLE, COMPLETE.replace("25,", "\"CANARY\","), COMPLETE),
                body(
                        "text for user",
                        UNREADABLE,
                        COMPLETE.replace("{\"user\":{", "{\"user\":\"CANARY\",\"x\":{"),
                        COMPLETE));
    }

    static Stream<FaultCase> bombs() {
        return Stream.of(
                new FaultCase(
                        "50 MB", UNREADABLE, Fault.large(PENDING, FIFTY_MEGABYTES), Fault.large(PENDING, LARGEST)),
                new FaultCase(
                        "64 KiB and 1", UNREADABLE, Fault.large(PENDING, LARGEST + 1), Fault.large(PENDING, LARGEST)),
                body("17 levels", UNREADABLE, with("\"x\":" + nested(16)), with("\"x\":" + nested(15))),
                body("60000 levels", UNREADABLE, with("\"x\":" + "[".repeat(60_000)), with("\"x\":[]")),
                body("100000 levels", UNREADABLE, with("\"x\":" + "[".repeat(100_000)), with("\"x\":[]")),
                body("objects in objects", UNREADABLE, with("\"x\":" + "{\"x\":".repeat(10_000)), with("\"x\":{}")),
                body("21 digits", UNREADABLE, with("\"x\":" + "9".repeat(21)), with("\"x\":" + "9".repeat(20))),
                body("60000 digits", UNREADABLE, with("\"x\":" + "9".repeat(60_000)), with("\"x\":9")),
                body(
                        "large exponent",
                        UNREADABLE,
                        COMPLETE.replace("25,", "1e999999999,"),
                        COMPLETE.replace("25,", "1e1,")),
                body("60000 fraction digits", UNREADABLE, with("\"x\":0." + "1".repeat(60_000)), with("\"x\":0.1")));
    }

    static Stream<FaultCase> lies() {
        return Stream.of(
                body("other order", CONTRADICTORY, PENDING.replace("131daac9", "231daac9"), PENDING),
                body("complete for no order", CONTRADICTORY, COMPLETE.replace("orderRef", "x"), COMPLETE),
                body("complete for another", CONTRADICTORY, COMPLETE.replace("131daac9", "231daac9"), COMPLETE),
                body("unknown status", CONTRADICTORY, PENDING.replace("pending", "collected"), PENDING),
                body("status in capitals", CONTRADICTORY, COMPLETE.replace("complete\"", "COMPLETE\""), COMPLETE),
                body("no status", CONTRADICTORY, COMPLETE.replace("status", "x"), COMPLETE),
                body("empty object", CONTRADICTORY, "{}", PENDING),
                body("no completion data", CONTRADICTORY, COMPLETE.replace("completionData", "x"), COMPLETE),
                body("no user", CONTRADICTORY, COMPLETE.replace("user", "x"), COMPLETE),
                body("no personal number", CONTRADICTORY, COMPLETE.replace("personalNumber", "x"), COMPLETE),
                body("blank personal number", CONTRADICTORY, COMPLETE.replace("190000000000", " "), COMPLETE),
                body("wrong check digit", CONTRADICTORY, COMPLETE.replace("190000000000", "190000000001"), COMPLETE),
                body("no name", CONTRADICTORY, COMPLETE.replace("\"name\"", "\"x\""), COMPLETE),
                body("endless QR text", CONTRADICTORY, qr("a".repeat(513)), qr("a".repeat(512))),
                body("QR text with blanks", CONTRADICTORY, qr("a b"), qr("ab")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"transport", "statuses", "errorCodes", "forms", "bombs", "lies"})
    void collectWhenBrokenThenTheFittingException(FaultCase fault) {
        UPSTREAM.answer("/collect", fault.broken());

        BankIdException e = failure(() -> CLIENT.collect(HostedOrder.REF));

        assertThat(FaultCase.outcome(e)).isEqualTo(fault.outcome());
        assertThat(everythingSaidBy(e))
                .doesNotContain(HostedOrder.TOKEN, "31daac9", "19000000000", "Sven", "CANARY", "bankid.67df");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"transport", "statuses", "errorCodes", "forms", "bombs", "lies"})
    void collectWhenThatOneFactIsGoodThenStatus(FaultCase fault) {
        UPSTREAM.answer("/collect", fault.twin());

        assertThat(CLIENT.collect(HostedOrder.REF)).isNotInstanceOf(OrderStatus.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"orderRef\"", "\"autoStartToken\""})
    void authenticateWhenAMemberIsMissingThenContradictory(String member) {
        UPSTREAM.answer("/auth", Fault.json(STARTED.replace(member, "\"x\"")), Fault.json(STARTED));

        assertThat(FaultCase.outcome(failure(QronaFaultsTest::authenticate))).isEqualTo(CONTRADICTORY);
        assertThat(authenticate().orderRef()).isEqualTo(HostedOrder.REF);
    }

    @Test
    void collectWhenRedirectedThenTheTokenIsSentNowhereElse() {
        UPSTREAM.answer("/collect", Fault.status(302, "application/json", "{}", "Location: /elsewhere"));
        UPSTREAM.answer("/elsewhere", Fault.json(PENDING));

        failure(() -> CLIENT.collect(HostedOrder.REF));

        assertThat(UPSTREAM.requests("/elsewhere")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=UTF-8",
                "application/json; charset=\"utf-8\"; x=y",
                "Application/JSON",
                "application/vnd.bankid+json"
            })
    void collectWhenTheTypeIsJsonInOtherWordsThenStatus(String contentType) {
        UPSTREAM.answer("/collect", Fault.status(200, contentType, PENDING));

        assertThat(CLIENT.collect(HostedOrder.REF)).isInstanceOf(OrderStatus.Pending.class);
    }

    @Test
    void collectWhenAByteOrderMarkComesFirstThenStatus() {
        UPSTREAM.answer("/collect", Fault.json("\uFEFF" + PENDING));

        assertThat(CLIENT.collect(HostedOrder.REF)).isInstanceOf(OrderStatus.Pending.class);
    }

    @Test
    void collectWhenHintCodeIsNewThenItSurvives() {
        UPSTREAM.answer("/collect", Fault.json(PENDING.replace("userSign", "userDance")));

        assertThat(CLIENT.collect(HostedOrder.REF))
                .isInstanceOfSatisfying(OrderStatus.Pending.class, pending -> assertThat(pending.hintCode())
                        .isEqualTo(new HintCode("userDance")));
    }

    @Test
    void collectWhenMembersAreNewThenTheKnownOnesAreRead() {
        UPSTREAM.answer("/collect", Fault.json(with("\"new\":{\"a\":[1.5e3,true,null,\"\\u00e5\\\"\"]}")));

        assertThat(CLIENT.collect(HostedOrder.REF)).isInstanceOf(OrderStatus.Pending.class);
    }

    @Test
    void collectWhenTextIsLongAndFullOfEscapesThenStatus() {
        UPSTREAM.answer("/collect", Fault.json(with("\"x\":\"" + "\\\"a".repeat(20_000) + "\"")));

        assertThat(CLIENT.collect(HostedOrder.REF)).isInstanceOf(OrderStatus.Pending.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "151", "9999999999"})
    void collectWhenAgeIsSenselessThenCompleteWithoutIt(String age) {
        UPSTREAM.answer("/collect", Fault.json(COMPLETE.replace("25,", age + ",")));

        assertThat(CLIENT.collect(HostedOrder.REF))
                .isInstanceOfSatisfying(OrderStatus.Complete.class, complete -> assertThat(
                                complete.completionData().user().age())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"198307609811", "198300609818", "198300009811", "198307009814"})
    void collectWhenTheNumberHoldsNoDateThenCompleteAndNoAgeIsMadeUp(String number) {
        UPSTREAM.answer(
                "/collect", Fault.json(COMPLETE.replace("190000000000", number).replace("25,", "null,")));

        assertThat(CLIENT.collect(HostedOrder.REF)).isInstanceOfSatisfying(OrderStatus.Complete.class, complete -> {
            assertThat(complete.completionData().user().personalNumber().value())
                    .isEqualTo(number);
            assertThat(complete.completionData().user().age()).isEmpty();
        });
    }

    private static StartedOrder authenticate() {
        return CLIENT.authenticate(AuthenticationRequest.of("194.168.2.25"));
    }

    private static BankIdException failure(ThrowingCallable call) {
        BankIdException e = catchThrowableOfType(BankIdException.class, call);
        assertThat(e).as("the exception").isNotNull();
        return e;
    }

    private static String everythingSaidBy(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static FaultCase page(int status, String outcome) {
        String html = "<!DOCTYPE html><title>CANARY</title>";
        return new FaultCase(status + " HTML", outcome, Fault.status(status, "text/html", html), Fault.json(PENDING));
    }

    private static FaultCase refused(int status, String body, String code) {
        return new FaultCase(
                status + " " + body,
                "rejected, " + code,
                Fault.status(status, "application/json", body),
                Fault.status(200, "application/json", PENDING));
    }

    private static FaultCase encoded(String name, Charset charset) {
        String accented = COMPLETE.replace("Sven", "Åsa");
        return new FaultCase(
                "in " + name,
                UNREADABLE,
                Fault.bytes(200, "application/json", accented.getBytes(charset)),
                Fault.bytes(200, "application/json", accented.getBytes(StandardCharsets.UTF_8)));
    }

    private static Fault closedAfter(int bytes) {
        return raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + PENDING.length()
                + "\r\n\r\n" + PENDING.substring(0, bytes));
    }

    private static Fault raw(String text) {
        return Fault.raw(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String with(String member) {
        return PENDING.replaceFirst("}$", Matcher.quoteReplacement("," + member + "}"));
    }

    private static String qr(String text) {
        return PENDING.replaceFirst("bankid\\.[^\"]+", text);
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }
}
