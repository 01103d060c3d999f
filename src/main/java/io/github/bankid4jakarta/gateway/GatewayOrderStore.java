package io.github.bankid4jakarta.gateway;

import java.util.Optional;

/**
 * Where the gateway's orders are kept as text, on one node or shared by several. Every method is atomic over all nodes.
 * Implementations are safe for use by several threads and throw {@link StoreUnavailableException} where they cannot answer.
 */
interface GatewayOrderStore {

    /**
     * Adds an order.
     *
     * @param orderRef the order, which is new
     * @param text the order as text
     * @throws StoreUnavailableException also where the store is full
     */
    void add(String orderRef, String text);

    /**
     * Finds an order.
     *
     * @param orderRef the order
     * @return its text, or empty where there is none
     */
    Optional<String> find(String orderRef);

    /**
     * Replaces the text of an order, unless another node or thread did so meanwhile.
     *
     * @param orderRef the order
     * @param expected the text that was found
     * @param text the new text
     * @return whether it was replaced
     */
    boolean replace(String orderRef, String expected, String text);

    /**
     * Removes an order, unless it changed meanwhile.
     *
     * @param orderRef the order
     * @param expected the text that was found
     * @return whether it was removed
     */
    boolean remove(String orderRef, String expected);
}
