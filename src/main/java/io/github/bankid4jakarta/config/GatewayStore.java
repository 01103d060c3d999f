package io.github.bankid4jakarta.config;

/** Where the gateway keeps its orders. */
public enum GatewayStore {
    /** In the memory of the one node. */
    MEMORY,
    /** In a cache that all nodes share, through {@code javax.cache}. */
    JCACHE
}
