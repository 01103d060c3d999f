package io.github.bankid4jakarta.client.qrona;

import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Keeps the bearer token out of the log of the JDK's own HTTP client, which the server's JAX-RS client may use: at its level
 * {@code FINE} that writes every header of a request. The header is masked in each record, whoever made the request, for as
 * long as this is not closed; a filter that somebody else set goes on deciding.
 */
final class AuthorizationMask implements Filter, AutoCloseable {

    /** Held, or the filter would be lost with a logger that nobody holds. */
    private static final Logger JDK_CLIENT = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    private static final Pattern HEADER = Pattern.compile("\\{Authorization: [^}]*}");
    private static final String MASKED = "{Authorization: masked}";

    private final Filter before;

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
        return before == null || before.isLoggable(logged);
    }

    /** Leaves nothing of an undeployed application behind in a logger of the JDK. */
    @Override
    public void close() {
        synchronized (JDK_CLIENT) {
            if (JDK_CLIENT.getFilter() == this) {
                JDK_CLIENT.setFilter(before);
            }
        }
    }
}
