package io.github.bankid4jakarta.config;

/** How a same-device login is bound to the browser that started it, where the backend has no return address. */
public enum SameDevice {
    /** The app's address must equal the browser's. */
    EXACT,
    /** The app's address must be in the browser's /24 (IPv4) or /48 (IPv6) network. */
    PREFIX,
    /** Same-device login is not offered. */
    OFF
}
