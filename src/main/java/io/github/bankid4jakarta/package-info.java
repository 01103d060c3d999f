/**
 * Log in with Swedish BankID in a Jakarta EE application. Start here: put the JAR into {@code WEB-INF/lib}, set
 * {@code bankid.qrona.token}, and {@code @ServletSecurity} works. An application that states its security in code adds
 * {@link io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition}; one that shows who logged in asks for
 * {@link io.github.bankid4jakarta.BankIdCaller}. Nothing else needs to be imported, apart from the values of
 * {@link io.github.bankid4jakarta.model}.
 *
 * <p>A tour for those who read on, along the way of a login. {@code cdi} wires everything when the application is
 * deployed: it reads the settings ({@code config}), opens the backend that they choose, and gives the container a
 * {@code mechanism} and an {@code identity} store. Where the server itself has the login, {@code authmodule} does this in their
 * place; what both wire alike is in {@code assembly}. Either hands every request to {@code http}, which decides about it, has a
 * class for each endpoint and shows the {@code page}. They start, poll and claim orders in {@code order}, the engine, which
 * decides when BankID is asked and who may log in with the answer. It reaches BankID through the port in {@code client}; the
 * packages below that are the backends, which never see each other. {@code wire} holds the
 * JSON of the hosted API, {@code qr} draws the code, {@code event} says what happened.
 *
 * <p>Arrows between packages point down only: assembly, inbound, application, outbound, core. This package knows
 * {@code model} and Jakarta's API, and nothing else of ours.
 */
package io.github.bankid4jakarta;
