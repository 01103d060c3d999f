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

    /** Logged by every request, so that a test can tell that the finest level of the library's loggers is kept. */
    public static final String FINEST = "The probe logs at the finest level";

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger("io.github.bankid4jakarta.probe");

    @EJB
    private ProbeBean bean;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        LOG.log(System.Logger.Level.TRACE, FINEST);
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
