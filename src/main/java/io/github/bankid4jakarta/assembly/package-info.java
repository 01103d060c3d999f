/**
 * What the two assemblies have in common: where a server configures its applications, the backends that are installed, the
 * threads for calls to BankID, and a login wired together out of client, engine and endpoints. The one place that knows
 * MicroProfile Config. Knows neither CDI nor Jakarta Security, so that plain Tomcat can load it; {@code cdi} and
 * {@code authmodule} build on it.
 */
package io.github.bankid4jakarta.assembly;
