package io.github.bankid4jakarta.client.qrona;

import java.util.function.BiConsumer;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Keeps the bearer token out of the log of the JDK's own HTTP client, which the server's JAX-RS client may use: at its level
 * {@code FINE} that writes every header of a request. The header is masked in each record, whoever made the request, for as
 * long as this is not closed; a filter that somebody else set goes on deciding.
 *
 * <p>Several applications of a server each have one, and each knows the one before it. They go in any order, so each can be
 * asked to let go of another: by a type of the JDK, as another application's mask is of another class of this name.
 */
final class AuthorizationMask implements Filter, BiConsumer<Filter, Filter>, AutoCloseable {

    /** Held, or the filter would be lost with a logger that nobody holds. */
    private static final Logger JDK_CLIENT = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    private static final Pattern HEADER = Pattern.compile("\\{Authorization: [^}]*}");
    private static final String MASKED = "{Authorization: masked}";

    private volatile Filter before;

    private AuthorizationMask(Filter before) {
        this.before = before;
    }

    static AuthorizationMask installed() {
        synchronized (JDK_CLIENT) {
            AuthorizationMask mask = new AuthorizationMask(JDK_CLIENT.getFilter());
            JDK_CLIENT.setFilter(mask);
            return mask;
        }
    }

    @Override
    public boolean isLoggable(LogRecord logged) {
        if (logged.getMessage() != null) {
            logged.setMessage(HEADER.matcher(logged.getMessage()).replaceAll(MASKED));
        }
        Filter next = before;
        return next == null || next.isLoggable(logged);
    }

    /** Leaves nothing of an undeployed application behind in a logger of the JDK. */
    @Override
    public void close() {
        synchronized (JDK_CLIENT) {
            Filter newest = JDK_CLIENT.getFilter();
            if (newest == this) {
                JDK_CLIENT.setFilter(before);
            } else {
                ask(newest, this, before);
            }
        }
    }

    /** Puts what came before a mask that goes into that mask's place. */
    @Override
    public void accept(Filter gone, Filter beforeIt) {
        if (before == gone) {
            before = beforeIt;
        } else {
            ask(before, gone, beforeIt);
        }
    }

    /** A filter of somebody else's that came later can be asked nothing. */
    @SuppressWarnings("unchecked") // every class of this name takes two filters
    private static void ask(Filter filter, Filter gone, Filter beforeIt) {
        if (filter instanceof BiConsumer<?, ?> mask
                && mask.getClass().getName().equals(AuthorizationMask.class.getName())) {
            ((BiConsumer<Filter, Filter>) mask).accept(gone, beforeIt);
        }
    }
}
