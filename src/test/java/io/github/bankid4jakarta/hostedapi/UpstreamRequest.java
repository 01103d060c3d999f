package io.github.bankid4jakarta.hostedapi;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param head request line and headers, without the blank line that ends them
 * @param body the body, its length taken from {@code Content-Length}
 */
public record UpstreamRequest(String head, String body) {

    /**
     * The path that was asked for.
     *
     * @return such as {@code /auth}
     */
    public String path() {
        return head.split(" ", 3)[1];
    }

    /**
     * One header.
     *
     * @param name its name, in any case
     * @return its value, or empty
     */
    public Optional<String> header(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }

    static UpstreamRequest read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no request");
            }
            head.append((char) next);
        }
        UpstreamRequest request = new UpstreamRequest(head.toString().strip(), "");
        int length = request.header("Content-Length").map(Integer::parseInt).orElse(0);
        return new UpstreamRequest(request.head(), new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }
}
