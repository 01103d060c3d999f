package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.model.HintCode;
import java.util.Optional;

/** What the phone shows after something was done on it. */
public sealed interface PhoneAnswer {

    /**
     * The order is in the app and the person is asked something.
     *
     * @param handle names the order towards the phone, and only there
     * @param person whose phone it is
     * @param hintCode what the person is asked
     */
    record Open(String handle, SimulatedPerson person, HintCode hintCode) implements PhoneAnswer {
        @Override
        public String toString() {
            return "Open[" + hintCode.value() + "]";
        }
    }

    /**
     * The person identified.
     *
     * @param launched whether a launch link brought the person here, rather than a QR code
     * @param returnUrl where the app sends the person: only for a launched order that has an address
     */
    record Approved(boolean launched, Optional<String> returnUrl) implements PhoneAnswer {
        @Override
        public String toString() {
            return "Approved[masked]";
        }
    }

    /**
     * The order failed on the phone.
     *
     * @param hintCode how
     */
    record Ended(HintCode hintCode) implements PhoneAnswer {}

    /**
     * Nothing happened.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements PhoneAnswer {}
}
