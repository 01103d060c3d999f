package io.github.bankid4jakarta.it.servers.app;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Pages for people who have a role, whose names are the rest of the path. */
@WebServlet("/shelf/*")
@ServletSecurity(@HttpConstraint(rolesAllowed = "user"))
public class ShelfPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Text.send(response, "shelf " + request.getPathInfo());
    }
}
