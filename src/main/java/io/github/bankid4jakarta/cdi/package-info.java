/**
 * Assembly in a server with CDI, and the one place that knows CDI and expressions. The extension finds
 * the application's definition, resolves the settings, opens the backend that they choose and adds the mechanism and the
 * identity store as beans. May know every other package except {@code authmodule}; nothing knows it.
 */
package io.github.bankid4jakarta.cdi;
