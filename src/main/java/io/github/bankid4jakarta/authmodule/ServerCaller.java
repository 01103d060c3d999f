package io.github.bankid4jakarta.authmodule;

import io.github.bankid4jakarta.BankIdCaller;
import io.github.bankid4jakarta.model.BankIdUser;
import java.util.Set;

/**
 * The caller as applications of the server see it. A container compares it with the one of the request before, to tell
 * whether somebody else calls.
 *
 * @param name what the container calls the person
 * @param user what BankID said about the person
 * @param groups the person's groups in this application; in others that a container takes the caller to they may differ
 */
record ServerCaller(String name, BankIdUser user, Set<String> groups) implements BankIdCaller {

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String toString() {
        return "ServerCaller[masked]";
    }
}
