package io.github.bankid4jakarta.it.servers;

/** What some servers have for applications and others have not. */
enum Feature {
    /** Jakarta Enterprise Beans. */
    EJB,
    /** Jakarta REST. */
    REST,
    /** {@code @RolesAllowed} on resources of Jakarta REST. */
    REST_ROLES,
    /** MicroProfile Config. */
    MICROPROFILE_CONFIG,
    /** A request is secure when a proxy in front says so in {@code X-Forwarded-Proto}, as the suite configures the server. */
    FORWARDED_PROTO,
    /** The cookie of a session is marked as secure where the request was; elsewhere operators decide for all requests. */
    SECURE_COOKIE
}
