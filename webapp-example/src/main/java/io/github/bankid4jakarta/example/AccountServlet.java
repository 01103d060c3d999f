package io.github.bankid4jakarta.example;

import io.github.bankid4jakarta.BankIdCallerPrincipal;
import io.github.bankid4jakarta.model.BankIdUser;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page for everybody who logged in. */
@WebServlet("/account")
@ServletSecurity(@HttpConstraint(rolesAllowed = "user"))
public class AccountServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BankIdUser user = ((BankIdCallerPrincipal) request.getUserPrincipal()).user();
        Page.send(
                request,
                response,
                "My account",
                """
                <p>This is what BankID told us about you.</p>
                <dl>
                  <dt>Name</dt><dd id="name">%s</dd>
                  <dt>Personal number</dt><dd id="number">%s</dd>
                  <dt>Age</dt><dd id="age">%s</dd>
                </dl>
                """
                        .formatted(
                                Page.escape(user.name()), user.personalNumber().masked(), age(user)));
    }

    private static String age(BankIdUser user) {
        return user.age().isPresent() ? user.age().getAsInt() + " years" : "not told";
    }
}
