/**
 * The JSON of the hosted BankID API in both directions, as records for JSON-B: the requests and answers of
 * {@link io.github.bankid4jakarta.wire.Operation its four operations}. Both ends of that API use these records, whoever calls
 * it and whoever serves it, so this package says what is on the wire and nothing about what it means. Texts stay texts here,
 * because one unknown constant would make the whole document unreadable. A member that is absent is null.
 */
package io.github.bankid4jakarta.wire;
