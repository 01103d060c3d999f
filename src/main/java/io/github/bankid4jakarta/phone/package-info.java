/**
 * Orders over the phone. {@link io.github.bankid4jakarta.phone.PhoneOrders} follows any number of them to their ends without a
 * thread for each, for whoever waits for such an order. {@link io.github.bankid4jakarta.phone.PhoneIdentification} is what an
 * application injects, so that an agent can identify the person at the other end of the line;
 * {@link io.github.bankid4jakarta.phone.PhoneDesk} lets agents only do so, within limits, and keeps each order for the agent who
 * started it. Siblings are {@code order}, for logins in a browser, and {@code signing}.
 */
package io.github.bankid4jakarta.phone;
