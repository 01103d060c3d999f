package io.github.bankid4jakarta.example;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.phone.PhoneIdentification;
import io.github.bankid4jakarta.phone.PhoneOrderId;
import io.github.bankid4jakarta.phone.TooManyPhoneOrdersException;
import io.github.bankid4jakarta.phone.UnknownPhoneOrderException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * A page for the agent at the phone, who asks the person at the other end to identify with BankID. Everything is posted and
 * then redirected to one address, so that no personal number is ever part of an address.
 */
@WebServlet("/agent")
@ServletSecurity(@HttpConstraint(rolesAllowed = "agent"))
public class AgentServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    private transient PhoneIdentification identification;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AgentSession session = new AgentSession(request.getSession());
        AgentPage page = new AgentPage(request, session.formToken());
        Optional<PhoneOrderId> order = session.order();
        if (order.isPresent()) {
            page.sendOrder(response, session.asked(), howItStands(order.get()));
        } else {
            page.sendForm(response, CallForm.EMPTY, "");
        }
    }

    private Finding howItStands(PhoneOrderId order) {
        try {
            return Finding.of(identification.status(order));
        } catch (UnknownPhoneOrderException e) {
            return Finding.FORGOTTEN;
        } catch (BankIdException e) {
            return Finding.of(e);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AgentSession session = new AgentSession(request.getSession());
        if (!session.formToken().equals(request.getParameter("token"))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        switch (String.valueOf(request.getParameter("do"))) {
            case "identify" -> identify(request, session, response);
            case "cancel" -> {
                cancelOrder(session);
                redirect(response);
            }
            default -> {
                leaveOrder(session);
                redirect(response);
            }
        }
    }

    private void identify(HttpServletRequest request, AgentSession session, HttpServletResponse response)
            throws IOException {
        CallForm form = new CallForm(request);
        AgentPage page = new AgentPage(request, session.formToken());
        if (!form.isComplete()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            page.sendForm(response, form, "");
            return;
        }
        leaveOrder(session);
        try {
            PhoneOrderId order = identification.start(form.personalNumber(), form.callInitiator());
            session.keep(order, form.personalNumber().masked());
            redirect(response);
        } catch (TooManyPhoneOrdersException e) {
            response.setStatus(TOO_MANY_REQUESTS);
            page.sendForm(response, form, Finding.refusal(e));
        }
    }

    /** An order that nobody looks at any more would get in the way of the person's next one. */
    private void leaveOrder(AgentSession session) {
        cancelOrder(session);
        session.forget();
    }

    private void cancelOrder(AgentSession session) {
        try {
            session.order().ifPresent(identification::cancel);
        } catch (UnknownPhoneOrderException e) {
            return; // it ended long ago
        }
    }

    private static void redirect(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "agent");
    }
}
