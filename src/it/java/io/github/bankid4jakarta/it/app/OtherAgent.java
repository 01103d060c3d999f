package io.github.bankid4jakarta.it.app;

import io.github.bankid4jakarta.phone.PhoneIdentification;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** Asks for an order that is not there, on a page that forgot to ask for a role. */
@WebServlet("/other-agent")
public class OtherAgent extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PhoneIdentification identification;

    @EJB
    private LateAgent late;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean now = request.getParameter("late") == null;
        response.getWriter().print(now ? LateAgent.answer(identification) : answerLate());
    }

    private String answerLate() {
        try {
            return late.ask().get();
        } catch (ExecutionException e) {
            return e.getCause().toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }
}
