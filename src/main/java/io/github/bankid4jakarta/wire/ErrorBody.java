package io.github.bankid4jakarta.wire;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * Says why a call was refused.
 *
 * @param errorCode BankID's reason, such as {@code alreadyInProgress}
 * @param details an explanation for developers; never shown to an end user
 */
@JsonbPropertyOrder({"errorCode", "details"})
public record ErrorBody(String errorCode, String details) {

    @Override
    public String toString() {
        return "ErrorBody[masked]";
    }
}
