package io.github.bankid4jakarta.model;

import java.util.Optional;

/** How the end user reaches the BankID app. Fixed when an order starts: each mode keeps the other's token from the browser. */
public enum LoginMode {
    /** The app is on another device and scans a QR code. */
    QR("qr"),
    /** The app is on the device that shows the page and is launched by a link. */
    SAME_DEVICE("same-device");

    private final String code;

    LoginMode(String code) {
        this.code = code;
    }

    /**
     * The mode as forms and JSON spell it.
     *
     * @return {@code qr} or {@code same-device}
     */
    public String code() {
        return code;
    }

    /**
     * Reads a mode as forms and JSON spell it.
     *
     * @param code the text; may be null
     * @return the mode, or empty where the text names none
     */
    public static Optional<LoginMode> of(String code) {
        for (LoginMode mode : values()) {
            if (mode.code.equals(code)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
