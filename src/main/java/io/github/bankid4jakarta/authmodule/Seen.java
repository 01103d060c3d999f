package io.github.bankid4jakarta.authmodule;

import jakarta.security.auth.message.MessageInfo;

/**
 * Tells whether another module of ours had the same message before.
 *
 * @param message the message
 * @param module who has it now
 */
record Seen(MessageInfo message, BankIdServerAuthModule module) {

    private static final String MARK = "io.github.bankid4jakarta.module";

    /** Leaves a mark, as the servers' APIs do in this map. */
    @SuppressWarnings("unchecked") // the API says Map, and its specification that keys are strings
    boolean byAnother() {
        Object before = message.getMap().putIfAbsent(MARK, module);
        return before != null && before != module;
    }
}
