package io.github.bankid4jakarta.model;

import java.util.Optional;

/**
 * What BankID hands out when an order is complete.
 *
 * @param user who identified
 * @param deviceIpAddress the address of the device that ran the BankID app, as BankID saw it; empty where the backend
 *     sent none
 */
public record CompletionData(BankIdUser user, Optional<String> deviceIpAddress) {

    /**
     * Checks that there is a user.
     *
     * @param user who identified
     * @param deviceIpAddress the address of the device that ran the BankID app
     */
    public CompletionData {
        if (user == null) {
            throw new IllegalArgumentException("user is missing");
        }
    }

    @Override
    public String toString() {
        return "CompletionData[masked]";
    }
}
