package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.LoginMode;

/**
 * A completed order that was claimed, once, by the browser that started it.
 *
 * @param user who identified
 * @param backend the backend that said so
 * @param mode QR or same device
 */
public record ClaimedLogin(BankIdUser user, String backend, LoginMode mode) {}
