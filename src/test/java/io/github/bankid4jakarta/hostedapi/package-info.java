/**
 * The other end of the hosted API, for tests: {@link io.github.bankid4jakarta.hostedapi.HostedApiServer} serves it faithfully
 * from any {@code BankIdClient}, {@link io.github.bankid4jakarta.hostedapi.FaultyUpstream} breaks it in every way that
 * networks and proxies do. Both listen on a free port of the loopback address.
 */
package io.github.bankid4jakarta.hostedapi;
