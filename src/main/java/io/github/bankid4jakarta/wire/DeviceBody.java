package io.github.bankid4jakarta.wire;

/**
 * The device that ran the BankID app.
 *
 * @param ipAddress its address as BankID saw it
 */
public record DeviceBody(String ipAddress) {

    @Override
    public String toString() {
        return "DeviceBody[masked]";
    }
}
