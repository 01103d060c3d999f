package io.github.bankid4jakarta.it.servers.app;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends the pages of the application, which are plain text. */
final class Text {

    private Text() {}

    static void send(HttpServletResponse response, String text) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(text);
    }
}
