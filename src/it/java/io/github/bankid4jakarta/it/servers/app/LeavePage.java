package io.github.bankid4jakarta.it.servers.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Logs the caller out as any application may: on a GET by the server, or with a form that goes to the login. */
@WebServlet("/leave")
public class LeavePage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.logout();
        Text.send(response, "left, caller=" + request.getUserPrincipal());
    }
}
