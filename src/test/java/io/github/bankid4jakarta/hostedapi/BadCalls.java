package io.github.bankid4jakarta.hostedapi;

import static io.github.bankid4jakarta.hostedapi.BadCall.NO_SUCH_ORDER;
import static io.github.bankid4jakarta.hostedapi.BadCall.UNAUTHORIZED;
import static io.github.bankid4jakarta.wire.Operation.AUTH;
import static io.github.bankid4jakarta.wire.Operation.AUTH_AND_COLLECT;
import static io.github.bankid4jakarta.wire.Operation.CANCEL;
import static io.github.bankid4jakarta.wire.Operation.COLLECT;

import io.github.bankid4jakarta.hostedapi.BadCall.Refusal;
import io.github.bankid4jakarta.wire.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Everything that a client may do wrong in one call, and the exact answer to it. */
final class BadCalls {

    private static final String AUTHORIZATION = "Authorization";
    private static final String TYPE = "Content-Type";
    private static final String NOT_AN_OBJECT = "The body is not one JSON object";
    private static final String UNKNOWN_MEMBER = "There is a member that this operation does not know";
    private static final int LARGEST = 4096;

    private static final Refusal NOT_FOUND =
            Refusal.of(404, "notFound", "There is no such operation; mind the exact path");
    private static final Refusal METHOD = Refusal.of(405, "methodNotAllowed", "Use POST", "Allow", "POST");
    private static final Refusal MEDIA_TYPE =
            Refusal.of(415, "unsupportedMediaType", "Send Content-Type: application/json, in UTF-8 and not encoded");
    private static final Refusal TOO_LARGE =
            Refusal.of(413, "payloadTooLarge", "The body is larger than 4096 bytes", "Connection", "close");

    private BadCalls() {}

    static Stream<BadCall> all() {
        return Stream.concat(
                Arrays.stream(Operation.values()).flatMap(operation -> Stream.of(
                                authorization(operation),
                                clients(operation),
                                methods(operation),
                                paths(operation),
                                types(operation),
                                bodies(operation),
                                sizes(operation))
                        .flatMap(calls -> calls)),
                Stream.of(addresses(), orderRefs(COLLECT), orderRefs(CANCEL), personalNumbers(AUTH), phone())
                        .flatMap(calls -> calls));
    }

    /** Calls that look odd and are good. */
    static Stream<BadCall> good() {
        Stream<BadCall> initiators = Stream.of("\"RP\"", "\"\"", "null", "\"\\u0075ser\"")
                .map(value ->
                        accepted("initiator " + value, AUTH_AND_COLLECT, call -> call.replacing("\"user\"", value)));
        return Stream.concat(initiators, odd());
    }

    private static Stream<BadCall> odd() {
        return Arrays.stream(Operation.values())
                .flatMap(operation -> Stream.of(
                        accepted("scheme in lower case", operation, authorize("bearer", " ")),
                        accepted("scheme in upper case", operation, authorize("BEARER", " ")),
                        accepted("blanks before the token", operation, authorize("Bearer", "   ")),
                        accepted(
                                "the token before this one",
                                operation,
                                call -> call.with(AUTHORIZATION, "Bearer " + TestClient.SHOP.oldToken())),
                        accepted("charset", operation, type("application/json; charset=utf-8")),
                        accepted("charset in upper case", operation, type("application/json;charset=UTF-8")),
                        accepted("charset in quotes", operation, type("application/json; charset=\"utf-8\"")),
                        accepted("type in upper case", operation, type("Application/JSON")),
                        accepted("query", operation, call -> call.path(call.path() + "?trace=1")),
                        accepted("chunks", operation, call -> call.framed(GatewayCall.Framing.CHUNKED)),
                        accepted("blanks around", operation, call -> call.body(" \r\n\t" + call.bodyText() + "\n")),
                        accepted("escaped value", operation, call -> call.replacing("\"1", "\"\\u0031")),
                        accepted("largest body", operation, padded(LARGEST)),
                        accepted("headers of others", operation, call -> call.with("Cookie", "a=b")
                                .with("X-Forwarded-For", "not an address"))));
    }

    private static Stream<BadCall> authorization(Operation operation) {
        String token = TestClient.SHOP.token();
        Map<String, String> headers = Map.of(
                "another scheme", "Basic " + token,
                "no scheme", token,
                "no token", "Bearer",
                "blank token", "Bearer  ",
                "two tokens", "Bearer " + token + " " + token,
                "comma", "Bearer " + token + ", Bearer " + token,
                "unknown token", "Bearer " + token + "x",
                "shortened token", "Bearer " + token.substring(1),
                "token in upper case", "Bearer " + token.toUpperCase(Locale.ROOT),
                "endless token", "Bearer " + "a".repeat(2000));
        Stream<BadCall> wrong = headers.entrySet().stream()
                .map(header -> BadCall.of(
                        header.getKey(), operation, call -> call.with(AUTHORIZATION, header.getValue()), UNAUTHORIZED));
        return Stream.concat(
                wrong,
                Stream.of(
                        BadCall.of("no authorization", operation, call -> call.without(AUTHORIZATION), UNAUTHORIZED),
                        BadCall.of(
                                "authorized twice",
                                operation,
                                call -> call.adding(AUTHORIZATION, "Bearer " + token),
                                UNAUTHORIZED),
                        BadCall.of(
                                "token in the query",
                                operation,
                                call -> call.without(AUTHORIZATION).path(call.path() + "?access_token=abc"),
                                UNAUTHORIZED)));
    }

    private static Stream<BadCall> clients(Operation operation) {
        TestClient mayNot = operation == COLLECT ? TestClient.CALL_CENTRE : TestClient.COLLECTOR;
        UnaryOperator<GatewayCall> own = operation == COLLECT || operation == CANCEL
                ? call -> call.replacing("{order}", "{order of here}")
                : call -> call;
        GatewayCall here = own.apply(BadCall.good(operation)).by(TestClient.HERE);
        GatewayCall present = BadCall.good(operation)
                .replacing("{order}", "{order of present}")
                .by(TestClient.PRESENT);
        return Stream.of(
                new BadCall(
                        "foreign address",
                        operation,
                        here,
                        here.by(TestClient.ELSEWHERE),
                        Refusal.of(403, "unauthorized", "This client may not call from this address")),
                new BadCall("expired", operation, present, present.by(TestClient.FORMER), UNAUTHORIZED),
                BadCall.of(
                        "not allowed",
                        operation,
                        call -> call.by(mayNot),
                        Refusal.of(403, "unauthorized", "This client may not call this operation")));
    }

    /** Some servers refuse a body with the first of these before anybody else sees the request. */
    private static Stream<BadCall> methods(Operation operation) {
        return Stream.concat(
                Stream.of("GET", "HEAD", "DELETE")
                        .map(method -> BadCall.of(
                                method, operation, call -> call.method(method).body(""), METHOD)),
                Stream.of("PUT", "OPTIONS", "PATCH", "PROPFIND", "post", "BREW")
                        .map(method -> BadCall.of(method, operation, call -> call.method(method), METHOD)));
    }

    private static Stream<BadCall> paths(Operation operation) {
        String path = "/" + operation.path();
        return Stream.of(
                        path + "/",
                        "/" + path,
                        path + ";x=1",
                        ";x=1" + path,
                        "/%" + Integer.toHexString(path.charAt(1)) + path.substring(2),
                        path.toUpperCase(Locale.ROOT),
                        path + "/more",
                        path + ".json",
                        "/." + path,
                        "/x/.." + path,
                        "/",
                        "/sign")
                .map(other -> BadCall.of("path " + other, operation, call -> call.path(other), NOT_FOUND));
    }

    private static Stream<BadCall> types(Operation operation) {
        Stream<BadCall> wrong = Stream.of(
                        "text/plain",
                        "text/json",
                        "application/x-www-form-urlencoded",
                        "application/jsonp",
                        "application/problem+json",
                        "application/json;charset=iso-8859-1",
                        "application/json; charset=utf-16",
                        "application/json; charset=utf-8; charset=utf-8",
                        "application/json; version=1",
                        "application/json, application/json",
                        "json")
                .map(type -> BadCall.of("type " + type, operation, type(type), MEDIA_TYPE));
        return Stream.concat(
                wrong,
                Stream.of(
                        BadCall.of("no type", operation, call -> call.without(TYPE), MEDIA_TYPE),
                        BadCall.of("two types", operation, call -> call.adding(TYPE, "application/json"), MEDIA_TYPE),
                        BadCall.of("zipped", operation, call -> call.with("Content-Encoding", "gzip"), MEDIA_TYPE)));
    }

    private static Stream<BadCall> bodies(Operation operation) {
        String good = BadCall.good(operation).bodyText();
        String inner = good.substring(1, good.length() - 1);
        Stream<BadCall> notObjects = Stream.of(
                        "",
                        " ",
                        "[]",
                        "[" + good + "]",
                        "null",
                        "true",
                        "1",
                        "\"text\"",
                        "{",
                        good.substring(0, good.length() - 1),
                        good + good,
                        good + "x",
                        "\uFEFF" + good,
                        "{" + inner + ",}",
                        "{" + inner + "," + inner + "}",
                        "{" + inner + ",\"x\":NaN}",
                        "{" + inner + ",\"x\":1e999999999}",
                        "{" + inner + ",\"x\":\"\u0000\"}",
                        "{" + inner + ",\"\\u0078\":1}",
                        good.replace('"', '\''),
                        "/* */" + good,
                        "{" + inner + ",\"x\":" + "[".repeat(16) + "]".repeat(16) + "}",
                        "{" + inner + ",\"x\":" + "[".repeat(1900) + "]".repeat(1900) + "}",
                        "{\"x\":".repeat(600),
                        inner.replace(':', '=').replace("\"", ""))
                .map(body -> BadCall.body("body " + shortened(body), operation, body, NOT_AN_OBJECT));
        Stream<BadCall> unknown = Stream.of(
                        "{" + inner + ",\"requirement\":{\"pinCode\":true}}",
                        "{" + inner + ",\"x\":null}",
                        "{" + inner + ",\"\":1}",
                        "{" + inner + ",\"x\":" + "[".repeat(15) + "]".repeat(15) + "}",
                        good.replaceFirst("\"([a-z])", "\"X$1"))
                .map(body -> BadCall.body("body " + shortened(body), operation, body, UNKNOWN_MEMBER));
        byte[] latin1 = ("{" + inner + ",\"x\":\"\u00e5\"}").getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(
                        notObjects,
                        unknown,
                        Stream.of(
                                BadCall.of(
                                        "Latin-1",
                                        operation,
                                        call -> call.body(latin1),
                                        Refusal.invalid("The body is not in UTF-8")),
                                BadCall.of(
                                        "neither length nor body",
                                        operation,
                                        call -> call.body("").framed(GatewayCall.Framing.NONE),
                                        Refusal.invalid(NOT_AN_OBJECT)),
                                BadCall.of(
                                        "no chunks",
                                        operation,
                                        call -> call.body("").framed(GatewayCall.Framing.CHUNKED),
                                        Refusal.invalid(NOT_AN_OBJECT))))
                .flatMap(calls -> calls);
    }

    private static Stream<BadCall> sizes(Operation operation) {
        GatewayCall largest = padded(LARGEST).apply(BadCall.good(operation));
        GatewayCall tooLarge = padded(LARGEST + 1).apply(BadCall.good(operation));
        GatewayCall chunked = largest.framed(GatewayCall.Framing.CHUNKED);
        return Stream.of(
                new BadCall("too large", operation, largest, tooLarge, TOO_LARGE),
                new BadCall(
                        "too large in chunks",
                        operation,
                        chunked,
                        tooLarge.framed(GatewayCall.Framing.CHUNKED),
                        TOO_LARGE));
    }

    private static Stream<BadCall> addresses() {
        String details = "endUserIp is not an IPv4 or IPv6 address";
        Stream<BadCall> wrong = Stream.of(
                        "",
                        " ",
                        "localhost",
                        "example.org",
                        "194.168.2",
                        "194.168.2.256",
                        "194.168.2.25.1",
                        "0194.168.2.25",
                        "194.168.2.25 ",
                        "194.168.2.25:80",
                        "194.168.2.25/24",
                        "3265789465",
                        "0x7f000001",
                        "1:2:3:4:5:6:7",
                        "1::2::3",
                        "12345::",
                        "fe80::1%eth0",
                        "[::1]",
                        "::g",
                        "\u0661.1.1.1",
                        ":".repeat(1000))
                .map(address -> BadCall.body(
                        "address " + shortened(address), AUTH, "{\"endUserIp\":\"" + address + "\"}", details));
        return Stream.concat(wrong, wrongTexts(AUTH, "endUserIp"));
    }

    private static Stream<BadCall> orderRefs(Operation operation) {
        String shape = "orderRef is not 1 to 512 visible ASCII characters";
        Stream<BadCall> wrong = Stream.of("", " ", "a b", "\u00e5", "a\\n", "a".repeat(513))
                .map(ref -> BadCall.body("ref " + shortened(ref), operation, "{\"orderRef\":\"" + ref + "\"}", shape));
        Stream<BadCall> unknown = Stream.of(
                        "a", "a".repeat(512), "131daac9-16c6-4618-beb0-365768f37288", "../auth", "\\\"")
                .map(ref -> BadCall.of(
                        "unknown " + shortened(ref),
                        operation,
                        call -> call.body("{\"orderRef\":\"" + ref + "\"}"),
                        NO_SUCH_ORDER));
        return Stream.of(
                        wrong,
                        unknown,
                        wrongTexts(operation, "orderRef"),
                        Stream.of(
                                BadCall.of(
                                        "order of another client",
                                        operation,
                                        call -> call.by(TestClient.BANK),
                                        NO_SUCH_ORDER),
                                BadCall.of(
                                        "cancelled order",
                                        operation,
                                        call -> call.replacing("{order}", "{cancelled order}"),
                                        NO_SUCH_ORDER)))
                .flatMap(calls -> calls);
    }

    private static Stream<BadCall> personalNumbers(Operation operation) {
        Stream<BadCall> forms = Stream.of(
                        "",
                        "8307759889",
                        "19830775-9889",
                        "1983077598891",
                        "19830775988a",
                        " 198307759889",
                        "\u0661\u0669\u0668\u0663\u0660\u0667\u0667\u0665\u0669\u0668\u0668\u0669")
                .map(number -> person("number " + number, operation, '"' + number + '"', "is not twelve digits"));
        Stream<BadCall> checkDigits = Stream.of("198307759888", "191212121213", "190000000001", "198307795889")
                .map(number ->
                        person("check digit " + number, operation, '"' + number + '"', "has a wrong check digit"));
        Stream<BadCall> reserveNumbers = Stream.of("998307759889", "228307759889")
                .map(number -> person(
                        "reserve number " + number, operation, '"' + number + '"', "does not begin with a century"));
        Stream<BadCall> values = Stream.of("1", "true", "[]", "{}", "198307759889")
                .map(value -> person("number as " + value, operation, value, "is not a string"));
        return Stream.of(forms, checkDigits, reserveNumbers, values).flatMap(calls -> calls);
    }

    private static BadCall person(String name, Operation operation, String value, String what) {
        String good = '"' + BadCall.PERSON + '"';
        GatewayCall call = operation == AUTH
                ? BadCall.good(AUTH).body("{\"endUserIp\":\"194.168.2.25\",\"personalNumber\":" + good + "}")
                : BadCall.good(operation);
        return new BadCall(
                name, operation, call, call.replacing(good, value), Refusal.invalid("personalNumber " + what));
    }

    private static Stream<BadCall> phone() {
        return Stream.of(
                        personalNumbers(AUTH_AND_COLLECT),
                        wrongTexts(AUTH_AND_COLLECT, "personalNumber"),
                        Stream.of("1", "false", "{}", "[\"user\"]")
                                .map(value -> BadCall.of(
                                        "initiator " + value,
                                        AUTH_AND_COLLECT,
                                        call -> call.replacing("\"user\"", value),
                                        Refusal.invalid("callInitiator is not a string"))),
                        Stream.of("USER", "User", "user ", " user", " ", "rp", "Rp", "x", "us\u00e9r", "true", "null")
                                .map(word -> BadCall.of(
                                        "initiator '" + word + "'",
                                        AUTH_AND_COLLECT,
                                        call -> call.replacing("\"user\"", '"' + word + '"'),
                                        Refusal.invalid("callInitiator is neither user nor RP"))))
                .flatMap(calls -> calls);
    }

    /** A member that must be there and be a text. */
    private static Stream<BadCall> wrongTexts(Operation operation, String name) {
        Stream<BadCall> wrong = Stream.of("1", "true", "{}", "[]", "[\"a\"]")
                .map(value -> BadCall.body(
                        name + " " + value, operation, "{\"" + name + "\":" + value + "}", name + " is not a string"));
        Stream<BadCall> missing = Stream.of("{}", "{\"" + name + "\":null}")
                .map(body -> BadCall.body("missing in " + body, operation, body, name + " is missing"));
        return Stream.concat(wrong, missing);
    }

    private static BadCall accepted(String name, Operation operation, UnaryOperator<GatewayCall> change) {
        GatewayCall good = change.apply(BadCall.good(operation));
        return new BadCall(name, operation, good, good, null);
    }

    private static UnaryOperator<GatewayCall> authorize(String scheme, String blanks) {
        return call -> call.with(AUTHORIZATION, scheme + blanks + TestClient.SHOP.token());
    }

    private static UnaryOperator<GatewayCall> type(String type) {
        return call -> call.with(TYPE, type);
    }

    /** Blanks after the JSON, up to a length once the order is filled in. */
    private static UnaryOperator<GatewayCall> padded(int length) {
        return call -> call.body(call.bodyText() + "{blanks up to " + length + "}");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
