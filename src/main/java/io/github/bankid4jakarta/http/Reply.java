package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.page.LoginPage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes answers, each with the headers that keep it from being cached, framed, sniffed or scripted. Every answer is flushed,
 * because some servers replace an unflushed one by a page of their own.
 */
final class Reply {

    private static final String YEAR = "public, max-age=31536000, immutable";

    private final HttpServletResponse response;

    Reply(HttpServletResponse response) {
        this.response = response;
    }

    boolean isCommitted() {
        return response.isCommitted();
    }

    void header(String name, String value) {
        response.setHeader(name, value);
    }

    void json(int status, JsonObject body) throws IOException {
        send(status, "application/json;charset=UTF-8", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    void html(int status, String page) throws IOException {
        send(status, "text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
    }

    /** After a POST the browser opens the other page with GET: 303 says so, and never repeats the form. */
    void redirect(String location) throws IOException {
        response.setHeader("Location", location);
        send(HttpServletResponse.SC_SEE_OTHER, null, new byte[0]);
    }

    void empty(int status) throws IOException {
        send(status, null, new byte[0]);
    }

    /** What never changes under its address. */
    void asset(String contentType, String etag, byte[] body) throws IOException {
        kept(etag);
        write(HttpServletResponse.SC_OK, contentType, body);
    }

    /** What the browser has is what it would get. A length would be that of what is not sent. */
    void unchanged(String etag) throws IOException {
        kept(etag);
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        response.flushBuffer();
    }

    private void kept(String etag) {
        response.setHeader("ETag", etag);
        secure();
        response.setHeader("Cache-Control", YEAR);
    }

    void send(int status, String contentType, byte[] body) throws IOException {
        secure();
        response.setHeader("Cache-Control", "no-store");
        write(status, contentType, body);
    }

    /** What may be shown within another page, as there is nothing in it to be talked into. */
    void framed(int status, String page) throws IOException {
        secure(LoginPage.framedSecurityPolicy());
        response.setHeader("Cache-Control", "no-store");
        write(status, "text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private void secure() {
        secure(LoginPage.contentSecurityPolicy());
        response.setHeader("X-Frame-Options", "DENY");
    }

    private void secure(String policy) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        // "no-referrer" would make browsers hide the Origin of our own forms, which we check
        response.setHeader("Referrer-Policy", "same-origin");
    }

    private void write(int status, String contentType, byte[] body) throws IOException {
        response.setStatus(status);
        if (contentType != null) {
            response.setContentType(contentType);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
