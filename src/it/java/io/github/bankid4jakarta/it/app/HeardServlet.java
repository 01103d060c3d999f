package io.github.bankid4jakarta.it.app;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows which events reached the application. */
@WebServlet("/heard")
public class HeardServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient HeardEvents heard;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(String.join(" ", heard.names()));
    }
}
