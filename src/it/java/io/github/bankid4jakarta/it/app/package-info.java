/** What the container tests put into the applications that they deploy; it runs on the server, not in the tests. */
package io.github.bankid4jakarta.it.app;
