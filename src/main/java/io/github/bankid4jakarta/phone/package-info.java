/**
 * Orders over the phone: one engine that follows any number of them to their ends without a thread for each, for whoever
 * waits for such an order. Siblings are {@code order}, for logins in a browser, and {@code signing}.
 */
package io.github.bankid4jakarta.phone;
