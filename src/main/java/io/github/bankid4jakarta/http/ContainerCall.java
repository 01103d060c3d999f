package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.ClaimedLogin;
import java.util.Optional;

/**
 * The container's side of one request that is to be authenticated, whichever way this module is plugged into it.
 *
 * @param <S> how the container's API says what became of the request
 */
public interface ContainerCall<S> {

    /**
     * Whether the request is for something protected, or the application itself asked for a login.
     *
     * @return false for what anybody may see
     */
    boolean needsCaller();

    /**
     * Tells the container who calls; the application answers the request.
     *
     * @param caller the caller that the session keeps
     * @return the container's word for it
     */
    S authenticated(KeptCaller caller);

    /**
     * Tells the container that nobody known calls; the application answers the request.
     *
     * @return the container's word for it
     */
    S anonymous();

    /**
     * Tells the container that the request was answered here.
     *
     * @return the container's word for it
     */
    S answered();

    /** Takes the caller away from this very request. */
    void clean();

    /**
     * Makes a caller out of a person who identified.
     *
     * @param login who identified, and how
     * @return the caller, or empty where the application does not accept this person
     * @throws RuntimeException where that cannot be decided, which logs nobody in
     */
    Optional<KeptCaller> accept(ClaimedLogin login);
}
