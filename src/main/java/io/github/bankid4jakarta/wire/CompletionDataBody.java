package io.github.bankid4jakarta.wire;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * What a complete order hands out.
 *
 * @param user who identified
 * @param device the device that ran the BankID app; may be null
 */
@JsonbPropertyOrder({"user", "device"})
public record CompletionDataBody(UserBody user, DeviceBody device) {

    @Override
    public String toString() {
        return "CompletionDataBody[masked]";
    }
}
