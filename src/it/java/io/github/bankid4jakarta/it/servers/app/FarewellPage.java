package io.github.bankid4jakarta.it.servers.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page with a button that logs out at the path of the login, which is relative to the application. */
@WebServlet("/farewell")
public class FarewellPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String login = getServletContext().getInitParameter("login");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print("<form method=\"post\" action=\"%s/logout\"><button>Log out</button></form>"
                        .formatted(request.getContextPath() + login));
    }
}
