package io.github.bankid4jakarta.model;

/**
 * BankID's reference of one order. Whoever holds it can collect the order, so it never leaves the server and never
 * reaches a log.
 *
 * @param value the reference as BankID sent it; opaque, never blank
 */
public record OrderRef(String value) {

    /**
     * Checks that there is a reference at all.
     *
     * @param value the reference as BankID sent it
     */
    public OrderRef {
        Required.text(value, "orderRef");
    }

    @Override
    public String toString() {
        return "OrderRef[masked]";
    }
}
