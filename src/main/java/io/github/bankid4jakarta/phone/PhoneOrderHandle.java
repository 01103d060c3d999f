package io.github.bankid4jakarta.phone;

import io.github.bankid4jakarta.model.HintCode;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** An order over the phone, as long as somebody waits for it. Safe for use by several threads. */
public interface PhoneOrderHandle {

    /**
     * Tells when BankID has taken the order. At once where the backend answers only when the order has ended.
     *
     * @return completes, or fails with the {@link io.github.bankid4jakarta.client.BankIdException} of the start
     */
    CompletionStage<Void> started();

    /**
     * Tells when the order has ended.
     *
     * @return completes with the end, or fails with a {@link io.github.bankid4jakarta.client.BankIdException}. What follows
     *     it runs on a thread that others wait for, so it must be short
     */
    CompletionStage<PhoneEnd> end();

    /**
     * What BankID waits for.
     *
     * @return the last hint, or empty before the first
     */
    Optional<HintCode> hintCode();

    /**
     * Ends the order here at once, as {@code cancelled}, and at BankID as soon as possible. Has no effect after the end.
     *
     * @return completes when BankID was told, could not be told or need not be, and never fails
     */
    CompletionStage<Void> cancel();
}
