/**
 * What happened, as plain records without personal data, and the port through which they are published. Listeners count,
 * log or alert; nothing depends on them. Knows {@code model} only.
 */
package io.github.bankid4jakarta.event;
