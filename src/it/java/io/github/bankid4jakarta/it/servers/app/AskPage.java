package io.github.bankid4jakarta.it.servers.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page for anybody that asks for a login by itself, as applications do which know more than their descriptors. */
@WebServlet("/ask")
public class AskPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.authenticate(response)) {
            Text.send(response, "asked, caller=" + request.getUserPrincipal().getName());
        }
    }
}
