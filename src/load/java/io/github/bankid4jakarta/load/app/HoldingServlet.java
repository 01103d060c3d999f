package io.github.bankid4jakarta.load.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The least that a servlet can do to let calls wait: it begins to answer, and no more, as long as the server runs. */
@WebServlet(urlPatterns = "/hold/*", asyncSupported = true)
public class HoldingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getInputStream().readAllBytes();
        request.startAsync().setTimeout(0);
        response.setContentType("application/json");
        response.getOutputStream().write(' ');
        response.flushBuffer();
    }
}
