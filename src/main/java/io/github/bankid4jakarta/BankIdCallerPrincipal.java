package io.github.bankid4jakarta;

import io.github.bankid4jakarta.model.BankIdUser;
import jakarta.security.enterprise.CallerPrincipal;
import java.util.Objects;

/**
 * The person who logged in with BankID, as the application sees them.
 *
 * <pre>{@code
 * securityContext.getPrincipalsByType(BankIdCallerPrincipal.class).stream()
 *         .map(caller -> caller.user().name())
 * }</pre>
 *
 * <p>{@link #getName()} is the personal number, or a pseudonym where {@code bankid.caller-name} says so; a container may
 * write it to its own logs. {@link #toString()} shows neither name nor number. Immutable; safe for use by several threads.
 *
 * <p>A container that stores its principals stores this one's name only. The person's data come back with the next request.
 */
public final class BankIdCallerPrincipal extends CallerPrincipal implements BankIdCaller {

    private static final long serialVersionUID = 1L;

    private final transient BankIdUser user;

    /**
     * A person who logged in.
     *
     * @param name what the container and {@link #getName()} call the person
     * @param user what BankID said about the person
     */
    public BankIdCallerPrincipal(String name, BankIdUser user) {
        super(Objects.requireNonNull(name, "name"));
        this.user = Objects.requireNonNull(user, "user");
    }

    @Override
    public BankIdUser user() {
        return user;
    }

    /**
     * Keeps the person's data out of what a container stores.
     *
     * @return a plain principal with the same name
     */
    private Object writeReplace() {
        return new CallerPrincipal(getName());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BankIdCallerPrincipal that
                && getName().equals(that.getName())
                && user.equals(that.user);
    }

    @Override
    public int hashCode() {
        return getName().hashCode();
    }

    @Override
    public String toString() {
        return "BankIdCallerPrincipal[masked]";
    }
}
