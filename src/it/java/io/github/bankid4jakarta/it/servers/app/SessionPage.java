package io.github.bankid4jakarta.it.servers.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** What the application sees of the session, and keeps there of its own: what it was asked to note. */
@WebServlet("/session")
public class SessionPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String NOTE = "note";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String note = request.getParameter(NOTE);
        HttpSession session = request.getSession(note != null);
        if (note != null) {
            session.setAttribute(NOTE, note);
        }
        Text.send(
                response,
                session == null ? "no session" : "id=" + session.getId() + " note=" + session.getAttribute(NOTE));
    }
}
