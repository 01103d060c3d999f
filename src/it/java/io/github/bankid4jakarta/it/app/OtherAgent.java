package io.github.bankid4jakarta.it.app;

import io.github.bankid4jakarta.phone.NotAnAgentException;
import io.github.bankid4jakarta.phone.PhoneIdentification;
import io.github.bankid4jakarta.phone.PhoneOrderId;
import io.github.bankid4jakarta.phone.UnknownPhoneOrderException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Asks for an order that is not there, on a page that forgot to ask for a role. */
@WebServlet("/other-agent")
public class OtherAgent extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PhoneIdentification identification;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(answer());
    }

    private String answer() {
        try {
            return identification.status(new PhoneOrderId("any")).toString();
        } catch (NotAnAgentException | UnknownPhoneOrderException e) {
            return e.getClass().getSimpleName();
        }
    }
}
