package io.github.bankid4jakarta.it.servers.app;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page for everybody who logged in: who they are. */
@WebServlet("/member")
@ServletSecurity(@HttpConstraint(rolesAllowed = "user"))
public class MemberPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Text.send(response, "member " + request.getRemoteUser()); // shown to nobody too, if the server lets them in
    }
}
