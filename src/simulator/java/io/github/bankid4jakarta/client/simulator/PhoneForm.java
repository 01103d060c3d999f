package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.client.BackendPage.Request;
import io.github.bankid4jakarta.model.HintCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of one form of the phone page. */
record PhoneForm(Request request) {

    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    Optional<SimulatedPerson> person() {
        return SimulatedPerson.of(text("person"));
    }

    /** Where the phone is: the field wins, so that a person can play being in another network. */
    Optional<String> address() {
        String chosen = text("address");
        if (chosen.isEmpty()) {
            return Optional.of(request.remoteAddress());
        }
        return Optional.of(chosen).filter(address -> IP_ADDRESS.matcher(address).matches());
    }

    /** Any code of the right form, also one that BankID does not have yet. */
    Optional<HintCode> hintCode() {
        String hint = text("hint");
        return Optional.of(HintCode.of(hint)).filter(code -> code.value().equals(hint));
    }

    boolean wantsJson() {
        return "json".equals(text("format"));
    }

    String text(String field) {
        return request.form().getOrDefault(field, "").strip();
    }

    @Override
    public String toString() {
        return "PhoneForm[masked]";
    }
}
