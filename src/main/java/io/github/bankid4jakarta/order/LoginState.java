package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.model.AutoStartToken;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import java.util.Optional;

/** How a browser's login stands, holding no more than the browser may know. */
public sealed interface LoginState {

    /** There is no order. */
    record None() implements LoginState {}

    /**
     * The order runs or is being started.
     *
     * @param mode QR or same device
     * @param hintCode what BankID waits for; empty until the first answer
     * @param qrText the text of the QR code of this second; only in QR mode, and only until the code was scanned
     * @param launchToken starts the app; only in same-device mode, and only until the app was started
     * @param trouble whether BankID has not answered for a while
     * @param awaitingReturn whether BankID completed the order and the person has yet to come back to this browser
     */
    record Pending(
            LoginMode mode,
            Optional<HintCode> hintCode,
            Optional<String> qrText,
            Optional<AutoStartToken> launchToken,
            boolean trouble,
            boolean awaitingReturn)
            implements LoginState {
        @Override
        public String toString() {
            return "Pending[" + mode + "]";
        }
    }

    /**
     * The order ended without a login.
     *
     * @param mode QR or same device
     * @param failure why
     */
    record Failed(LoginMode mode, Failure failure) implements LoginState {}

    /**
     * The order is complete and waits to be claimed.
     *
     * @param mode QR or same device
     */
    record Complete(LoginMode mode) implements LoginState {}
}
