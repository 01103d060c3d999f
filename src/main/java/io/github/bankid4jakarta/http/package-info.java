/**
 * The endpoints below the reserved path, one class each, with nothing but the servlet API: what a browser may ask, who may
 * ask it, and what it is told. {@link io.github.bankid4jakarta.http.Login} is the way in for whoever plugs the endpoints into
 * a container, and {@link io.github.bankid4jakarta.http.ContainerCall} what it must offer; no API of a container's security
 * is known here. Knows {@code order}, {@code page}, {@code qr}, {@code client}, {@code model}, {@code event} and {@code config}.
 */
package io.github.bankid4jakarta.http;
