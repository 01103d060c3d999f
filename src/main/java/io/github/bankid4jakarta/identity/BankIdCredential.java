package io.github.bankid4jakarta.identity;

import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.LoginMode;
import jakarta.security.enterprise.credential.Credential;

/**
 * Somebody who identified with BankID. The mechanism makes one only out of a completed order; an application's own
 * {@link jakarta.security.enterprise.identitystore.IdentityStore} may accept it too.
 *
 * @param user who identified
 * @param backend the backend that said so, such as {@code qrona}
 * @param mode QR or same device
 */
public record BankIdCredential(BankIdUser user, String backend, LoginMode mode) implements Credential {}
