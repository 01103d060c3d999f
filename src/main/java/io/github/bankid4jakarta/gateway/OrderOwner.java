package io.github.bankid4jakarta.gateway;

/**
 * The client that starts an order. Nobody else learns of the order.
 *
 * @param clientId its name in the configuration
 * @param startsPerMinute how often it may start an order on this node
 * @param pendingOrders how many of its orders may be pending on this node
 */
record OrderOwner(String clientId, int startsPerMinute, int pendingOrders) {}
