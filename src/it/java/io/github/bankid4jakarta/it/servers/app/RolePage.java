package io.github.bankid4jakarta.it.servers.app;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Asks for a role as Jakarta Security has it, and as Jakarta Servlet has it. Only some applications of the suite have it. */
@WebServlet("/role")
public class RolePage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SecurityContext security;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Text.send(response, "security=" + security.isCallerInRole("user") + " servlet=" + request.isUserInRole("user"));
    }
}
