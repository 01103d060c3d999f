package io.github.bankid4jakarta.it.app;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collections;

/** Shows what an unprotected page of the application sees, and does what an application may do. */
@WebServlet("/probe")
@DeclareRoles({"user", "admin"})
public class ProbeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @EJB
    private ProbeBean bean;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String action = String.valueOf(request.getParameter("do"));
        if (action.equals("logout")) {
            request.logout();
        }
        if (action.equals("ejb") && !callBean()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setContentType("application/json");
        response.getWriter().print(seen(request).build());
    }

    private boolean callBean() {
        try {
            return bean.forAdmins();
        } catch (EJBAccessException e) {
            return false;
        }
    }

    private static JsonObjectBuilder seen(HttpServletRequest request) {
        return Json.createObjectBuilder()
                .add("caller", request.getUserPrincipal() != null)
                .add("user", request.isUserInRole("user"))
                .add("admin", request.isUserInRole("admin"))
                .add("session", sessionAttributes(request.getSession(false)));
    }

    private static JsonObjectBuilder sessionAttributes(HttpSession session) {
        JsonObjectBuilder attributes = Json.createObjectBuilder();
        if (session != null) {
            for (String name : Collections.list(session.getAttributeNames())) {
                Object value = session.getAttribute(name);
                attributes.add(name, value.getClass().getName() + " " + value);
            }
        }
        return attributes;
    }
}
