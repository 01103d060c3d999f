/**
 * The hosted API, served by us: other services, in any language, start, collect and cancel orders with a bearer token, from
 * whichever backend is configured. {@link io.github.bankid4jakarta.gateway.Gateway} is all of it for one application, and
 * {@link io.github.bankid4jakarta.gateway.GatewayServlet} plugs it into a container. An order belongs to the client that
 * started it; for everybody else it does not exist. No thread waits for a person here.
 */
package io.github.bankid4jakarta.gateway;
