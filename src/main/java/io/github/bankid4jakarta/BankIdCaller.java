package io.github.bankid4jakarta;

import io.github.bankid4jakarta.model.BankIdUser;
import java.security.Principal;

/**
 * The person who logged in with BankID, whichever way the login got to the application.
 *
 * <pre>{@code
 * if (request.getUserPrincipal() instanceof BankIdCaller caller) {
 *     greet(caller.user().name());
 * }
 * }</pre>
 *
 * <p>Where the login came with the application, this is a {@link BankIdCallerPrincipal}. Where the server has it, an
 * application that wants more than the name compiles against this library and leaves it out of its archive.
 */
public interface BankIdCaller extends Principal {

    /**
     * What BankID said about the person.
     *
     * @return the person's number, names and, where the backend sends them, age and the like
     */
    BankIdUser user();
}
