package io.github.bankid4jakarta.client.qrona;

import io.github.bankid4jakarta.client.BankIdUnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Tells calls that certainly never reached BankID from calls that may have. Causes are kept only where the JDK makes their
 * text up: those of an HTTP or JSON library may quote what came over the wire.
 */
final class TransportFailure {

    private static final int DEEPEST_CAUSE = 10;

    private TransportFailure() {}

    static BankIdUnavailableException of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++, cause = cause.getCause()) {
            if (happenedWhileConnecting(cause)) {
                return BankIdUnavailableException.notSent("BankID could not be reached", cause);
            }
            if (isOfTheJdk(cause)) {
                return BankIdUnavailableException.noAnswer("The connection to BankID broke", cause);
            }
        }
        String kind = failure.getClass().getSimpleName();
        return BankIdUnavailableException.noAnswer("BankID gave no answer (" + kind + ")", null);
    }

    private static boolean happenedWhileConnecting(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof SSLHandshakeException
                || isConnectTimeout(cause);
    }

    // The JDK has one exception for both timeouts and tells them apart by text; HTTP libraries have a class for each.
    private static boolean isConnectTimeout(Throwable cause) {
        String text = cause instanceof SocketTimeoutException
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName();
        String lower = text.toLowerCase(Locale.ROOT);
        return cause instanceof IOException && lower.contains("connect") && lower.contains("time");
    }

    private static boolean isOfTheJdk(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof SSLException;
    }
}
