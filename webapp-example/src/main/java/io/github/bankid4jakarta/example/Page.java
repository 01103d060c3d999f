package io.github.bankid4jakarta.example;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the pages of those who logged in have in common. */
final class Page {

    /** Its addresses begin with the application's path, so that they are right on a page of any depth. */
    private static final String FRAME =
            """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%1$s · Bokhyllan</title>
              <link rel="stylesheet" href="%4$s/style.css">
              %3$s
            </head>
            <body>
              <header>
                <a class="brand" href="%4$s/">Bokhyllan</a>
                <nav>
                  <a href="%4$s/account">My account</a>
                  <a href="%4$s/admin">Administration</a>
                  <a href="%4$s/agent">Phone desk</a>
                </nav>
                <form method="post" action="%4$s/.bankid/logout"><button>Log out</button></form>
              </header>
              <main>
                <h1>%1$s</h1>
                %2$s
              </main>
            </body>
            </html>
            """;

    private Page() {}

    /** Sends a page. The body is HTML; whatever in it came from outside must have been escaped. */
    static void send(HttpServletRequest request, HttpServletResponse response, String title, String body)
            throws IOException {
        send(request, response, title, body, "");
    }

    /** Sends a page with something more in its head. */
    static void send(HttpServletRequest request, HttpServletResponse response, String title, String body, String head)
            throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        // Nobody shall find this page with the back button after logging out.
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        response.getWriter().print(FRAME.formatted(title, body, head, request.getContextPath()));
    }

    /** Makes text safe to stand in HTML. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
