package io.github.bankid4jakarta.wire;

/**
 * Names the order to collect or to cancel.
 *
 * @param orderRef the order
 */
public record OrderRefBody(String orderRef) {

    @Override
    public String toString() {
        return "OrderRefBody[masked]";
    }
}
