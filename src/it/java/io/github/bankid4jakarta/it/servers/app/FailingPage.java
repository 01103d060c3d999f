package io.github.bankid4jakarta.it.servers.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Fails as it is asked to: with a status, or by an exception. */
@WebServlet("/failing")
public class FailingPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String status = request.getParameter("status");
        if (status == null) {
            throw new IllegalStateException("asked to fail");
        }
        response.sendError(Integer.parseInt(status));
    }
}
