package io.github.bankid4jakarta.it.servers.app;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the application shows when something failed. Only some applications of the suite have it. */
@WebServlet("/own-error")
public class OwnErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Text.send(response, "own page for " + request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    }
}
