package io.github.bankid4jakarta.load.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The least that a servlet can do to answer a collect: it reads the body and sends always the same, as long as a real answer. */
@WebServlet("/bare/*")
public class BareServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String ANSWER = "{\"orderRef\":\"131daac9-16c6-4618-beb0-365768f37288\","
            + "\"qrCode\":\"bankid.67df3917-fa0d-44e5-b327-edcc928297f8.100."
            + "dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8\","
            + "\"status\":\"pending\",\"hintCode\":\"outstandingTransaction\"}";
    private static final byte[] BYTES = ANSWER.getBytes(StandardCharsets.UTF_8);

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getInputStream().readAllBytes();
        response.setContentType("application/json");
        response.getOutputStream().write(BYTES);
    }
}
