package io.github.bankid4jakarta.it.servers.store;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Asks Jakarta Security who calls, rather than the request. */
@WebServlet("/security-context")
public class SecurityContextPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SecurityContext context;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(context.getCallerPrincipal() + " user=" + context.isCallerInRole("user"));
    }
}
