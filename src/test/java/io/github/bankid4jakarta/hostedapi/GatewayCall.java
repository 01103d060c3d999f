package io.github.bankid4jakarta.hostedapi;

import io.github.bankid4jakarta.wire.Operation;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A call of a gateway, down to its bytes. Made by changing one that is good.
 *
 * @param method the HTTP method
 * @param path what follows the gateway's path
 * @param headers lines, without those that say how long the body is
 * @param body the body
 * @param framing how its length is said
 */
public record GatewayCall(String method, String path, List<String> headers, byte[] body, Framing framing) {

    /** How a call says how long its body is. */
    public enum Framing {
        LENGTH,
        CHUNKED,
        NONE
    }

    /** A good call of the shop. */
    public static GatewayCall of(Operation operation, String json) {
        List<String> headers =
                List.of("Authorization: Bearer " + TestClient.SHOP.token(), "Content-Type: application/json");
        return new GatewayCall("POST", "/" + operation.path(), headers, utf8(json), Framing.LENGTH);
    }

    public GatewayCall by(TestClient client) {
        return with("Authorization", "Bearer " + client.token());
    }

    public GatewayCall method(String other) {
        return new GatewayCall(other, path, headers, body, framing);
    }

    public GatewayCall path(String other) {
        return new GatewayCall(method, other, headers, body, framing);
    }

    public GatewayCall body(String other) {
        return body(utf8(other));
    }

    public GatewayCall body(byte[] other) {
        return new GatewayCall(method, path, headers, other, framing);
    }

    public GatewayCall framed(Framing other) {
        return new GatewayCall(method, path, headers, body, other);
    }

    /** Replaces a header. */
    public GatewayCall with(String name, String value) {
        return without(name).adding(name, value);
    }

    /** Adds a header, again where it is there already. */
    public GatewayCall adding(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name + ": " + value);
        return new GatewayCall(method, path, more, body, framing);
    }

    public GatewayCall without(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        List<String> others = headers.stream()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .toList();
        return new GatewayCall(method, path, others, body, framing);
    }

    /** Replaces a text in the body. */
    public GatewayCall replacing(String text, String other) {
        return body(new String(body, StandardCharsets.UTF_8).replace(text, other));
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Sends it on a connection of its own. */
    public RawHttp.RawAnswer sendTo(URI gateway) {
        try (RawHttp connection = RawHttp.connect(gateway)) {
            return connection.send(bytes(gateway)).answer(method.equals("HEAD"));
        }
    }

    /** The whole request. */
    public byte[] bytes(URI gateway) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head(gateway));
        if (framing == Framing.CHUNKED) {
            bytes.writeBytes(utf8(Integer.toHexString(body.length) + "\r\n"));
            bytes.writeBytes(body);
            bytes.writeBytes(utf8(body.length == 0 ? "\r\n" : "\r\n0\r\n\r\n"));
        } else {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    /** The request without its body. */
    public byte[] head(URI gateway) {
        String start = method + " " + gateway.getRawPath() + path + " HTTP/1.1";
        String lines = Stream.of(Stream.of(start, "Host: " + gateway.getAuthority()), headers.stream(), framingLine())
                .flatMap(part -> part)
                .reduce("", (text, line) -> text + line + "\r\n");
        return utf8(lines + "\r\n");
    }

    private Stream<String> framingLine() {
        return switch (framing) {
            case LENGTH -> Stream.of("Content-Length: " + body.length);
            case CHUNKED -> Stream.of("Transfer-Encoding: chunked");
            case NONE -> Stream.empty();
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "GatewayCall[" + method + "]";
    }
}
