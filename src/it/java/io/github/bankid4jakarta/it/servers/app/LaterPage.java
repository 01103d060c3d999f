package io.github.bankid4jakarta.it.servers.app;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page for people who have a role, which is written after an asynchronous dispatch. */
@WebServlet(urlPatterns = "/later", asyncSupported = true)
@ServletSecurity(@HttpConstraint(rolesAllowed = "user"))
public class LaterPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            boolean caller = request.getUserPrincipal() != null;
            Text.send(response, "caller=" + caller + " user=" + request.isUserInRole("user"));
        } else {
            request.startAsync().dispatch();
        }
    }
}
