package io.github.bankid4jakarta.it.servers.app;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An unprotected page that calls an enterprise bean, which decides. */
@WebServlet("/vault")
public class VaultPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @EJB
    private transient Vault vault;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean open = request.getParameter("open") != null;
        try {
            Text.send(response, open ? vault.open() : vault.look());
        } catch (EJBAccessException e) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
