/**
 * The whole product as its users meet it: the packed JAR in a WAR, on a real server, driven over HTTP and with a real
 * browser. A class whose name ends in {@code IT} deploys one application; the others are what they share.
 */
package io.github.bankid4jakarta.it;
