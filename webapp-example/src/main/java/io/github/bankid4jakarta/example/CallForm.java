package io.github.bankid4jakarta.example;

import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.PersonalNumber;
import jakarta.servlet.http.HttpServletRequest;

/** What the agent typed and chose. Who rang whom has no default: the BankID app asks the person to confirm it. */
final class CallForm {

    static final CallForm EMPTY = new CallForm("", "", false);

    private final String number;
    private final String rang;
    private final boolean sent;

    CallForm(HttpServletRequest request) {
        this(text(request, "number"), text(request, "rang"), true);
    }

    private CallForm(String number, String rang, boolean sent) {
        this.number = number;
        this.rang = rang;
        this.sent = sent;
    }

    private static String text(HttpServletRequest request, String field) {
        String text = request.getParameter(field);
        return text == null ? "" : text;
    }

    /** The number as it was typed. */
    String typed() {
        return number;
    }

    boolean isComplete() {
        return hasNumber() && hasInitiator();
    }

    boolean lacksNumber() {
        return sent && !hasNumber();
    }

    boolean lacksInitiator() {
        return sent && !hasInitiator();
    }

    boolean chose(CallInitiator initiator) {
        return rang.equals(initiator.name());
    }

    PersonalNumber personalNumber() {
        return new PersonalNumber(number.replaceAll("[\\s-]", ""));
    }

    CallInitiator callInitiator() {
        return CallInitiator.valueOf(rang);
    }

    private boolean hasInitiator() {
        return chose(CallInitiator.USER) || chose(CallInitiator.RELYING_PARTY);
    }

    private boolean hasNumber() {
        try {
            return !personalNumber().value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
