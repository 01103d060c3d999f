package io.github.bankid4jakarta.event;

import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;

/** Something that happened to an order or a login. Carries no personal data, token or reference. */
public sealed interface BankIdEvent {

    /**
     * An order started.
     *
     * @param backend the backend's name
     * @param mode QR or same device
     * @param renewed whether it renews a QR order that nobody scanned
     */
    record OrderStarted(String backend, LoginMode mode, boolean renewed) implements BankIdEvent {}

    /**
     * An order ended without a login.
     *
     * @param backend the backend's name
     * @param mode QR or same device
     * @param hintCode why
     */
    record OrderFailed(String backend, LoginMode mode, HintCode hintCode) implements BankIdEvent {}

    /**
     * An order was cancelled by us: on the page, by a newer start, or at logout.
     *
     * @param backend the backend's name
     * @param mode QR or same device
     */
    record OrderCancelled(String backend, LoginMode mode) implements BankIdEvent {}

    /**
     * A person logged in.
     *
     * @param backend the backend's name
     * @param mode QR or same device
     */
    record CallerAuthenticated(String backend, LoginMode mode) implements BankIdEvent {}

    /**
     * A login was refused although BankID completed the order, or an attempt to misuse one was seen. Worth an alert.
     *
     * @param reason what was wrong
     */
    record LoginRefused(Refusal reason) implements BankIdEvent {}

    /**
     * BankID refuses us, or its answers make no sense. Worth a call to the operator.
     *
     * @param backend the backend's name
     * @param problem what is wrong, without personal data
     */
    record BackendTrouble(String backend, String problem) implements BankIdEvent {}

    /**
     * An identification over the phone ended in a way that may be an attack. Worth an alert.
     *
     * @param backend the backend's name
     * @param reason what was wrong
     */
    record PhoneIdentificationRefused(String backend, PhoneRefusal reason) implements BankIdEvent {}

    /** Why an identification over the phone was refused. */
    enum PhoneRefusal {
        /** The person said in the app that there is no such phone call. */
        CALL_DECLINED,
        /** BankID's answer does not fit what was asked, such as another person's. */
        MISMATCH
    }

    /** Why a login was refused. */
    enum Refusal {
        /** The app ran on another network than the browser, in same-device mode. */
        DEVICE_MISMATCH,
        /** The return address was opened without the browser, order or nonce it belongs to. */
        RETURN_MISMATCH,
        /** A completed order was claimed too late. */
        CLAIM_EXPIRED,
        /** No identity store accepted the person. */
        NOT_ACCEPTED
    }
}
