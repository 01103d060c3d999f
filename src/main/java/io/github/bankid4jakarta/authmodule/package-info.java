/**
 * Assembly in the server itself: a Jakarta Authentication module that an operator installs, so that applications which only
 * say what is protected get the login without being rebuilt. One module serves all applications of a server, each with a
 * login of its own that is set up with the application's first request. Knows neither CDI nor Jakarta Security, which plain
 * Tomcat has not. {@link io.github.bankid4jakarta.authmodule.BankIdServerAuthModule} is what a server is told to use;
 * {@link io.github.bankid4jakarta.authmodule.CallerGroups} is what an operator may add.
 */
package io.github.bankid4jakarta.authmodule;
