package io.github.bankid4jakarta.model;

import java.util.Optional;

/** How an order stands. Every expected end is a value; only broken calls are exceptions. */
public sealed interface OrderStatus {

    /**
     * The order runs.
     *
     * @param hintCode what BankID waits for
     * @param qrText the text of the QR code of this moment, where the backend sends it ready-made
     */
    record Pending(HintCode hintCode, Optional<String> qrText) implements OrderStatus {
        @Override
        public String toString() {
            return "Pending[" + hintCode.value() + "]";
        }
    }

    /**
     * The order ended without an identification.
     *
     * @param hintCode why
     */
    record Failed(HintCode hintCode) implements OrderStatus {}

    /**
     * The end user identified. BankID delivers this once.
     *
     * @param completionData who, and from where
     */
    record Complete(CompletionData completionData) implements OrderStatus {}
}
