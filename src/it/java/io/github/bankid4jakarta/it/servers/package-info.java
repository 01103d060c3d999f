/**
 * The same suite on every server: applications that know nothing of the suite, servers that are started as their operators
 * start them, and tests that see only what goes over HTTP. {@code ServersIT} is the front door; {@code -Dservers=} names the
 * servers.
 */
package io.github.bankid4jakarta.it.servers;
