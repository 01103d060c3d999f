package io.github.bankid4jakarta.it.servers.app;

import jakarta.annotation.security.DeclareRoles;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page for anybody: what the application knows about the caller. */
@WebServlet("/public")
@DeclareRoles({"user", "admin", "guest"})
public class PublicPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String caller = request.getUserPrincipal() == null
                ? "nobody"
                : request.getUserPrincipal().getName();
        Text.send(
                response,
                "caller=" + caller + " user=" + request.isUserInRole("user") + " admin=" + request.isUserInRole("admin")
                        + " guest=" + request.isUserInRole("guest"));
    }
}
