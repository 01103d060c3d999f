/**
 * Holds the gateway's OpenAPI document against what really goes over the wire: a filter records every call of a test, and the
 * contract says in what a call or its answer differs from the document.
 */
package io.github.bankid4jakarta.openapi;
