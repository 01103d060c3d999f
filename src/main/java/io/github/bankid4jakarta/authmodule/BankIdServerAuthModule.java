package io.github.bankid4jakarta.authmodule;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;

/**
 * The class that an operator names to a server, to give its applications login with BankID (Jakarta Authentication 3.0,
 * chapter 3). The applications only say what is protected.
 *
 * <p>Settings come from where the server has them: MicroProfile Config, system properties, environment variables and the file
 * that {@code bankid.config-file} names. They are read with an application's first request. What is wrong with them is logged
 * in one list, and then what is protected stays closed while everything else works on. Options that a server hands to its
 * modules are not read. A server makes as many instances as it likes; each is safe for use by several threads.
 */
public final class BankIdServerAuthModule implements ServerAuthModule {

    /** Asks, from within an application, whether this module is installed. Its class may be another loader's. */
    private static final String ASKER = "io.github.bankid4jakarta.cdi.InstalledModule$Listener";

    private static final System.Logger LOG = System.getLogger(BankIdServerAuthModule.class.getPackageName());

    private final ApplicationLogins logins;
    private volatile CallbackHandler handler;

    /** For the server. */
    public BankIdServerAuthModule() {
        this(ApplicationLogins.ofThisServer());
    }

    BankIdServerAuthModule(ApplicationLogins logins) {
        this.logins = logins;
    }

    @Override
    public void initialize(
            MessagePolicy requestPolicy,
            MessagePolicy responsePolicy,
            CallbackHandler container,
            Map<String, Object> options)
            throws AuthException {
        handler = container;
        if (container != null && container.getClass().getName().equals(ASKER)) {
            answer(container);
        }
    }

    private static void answer(CallbackHandler asker) throws AuthException {
        try {
            asker.handle(new Callback[0]);
        } catch (IOException | UnsupportedCallbackException e) {
            throw failure("Nobody listens", e);
        }
    }

    @Override
    public Class<?>[] getSupportedMessageTypes() {
        return new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class};
    }

    /**
     * Authenticates a request.
     *
     * @return {@link AuthStatus#SUCCESS} where the application answers, {@link AuthStatus#SEND_CONTINUE} where we did, or the
     *     browser has gone
     * @throws AuthException where the container refuses the caller; the request is then refused
     */
    @Override
    public AuthStatus validateRequest(MessageInfo message, Subject client, Subject service) throws AuthException {
        HttpServletRequest request = (HttpServletRequest) message.getRequestMessage();
        HttpServletResponse response = (HttpServletResponse) message.getResponseMessage();
        try {
            ApplicationLogin application = logins.of(request.getServletContext(), new Seen(message, this));
            MessageCall call = new MessageCall(message, client, handler, application);
            return application.login().authenticate(request, response, call);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.TRACE, "A browser had gone before it was answered");
            return AuthStatus.SEND_CONTINUE; // servers write a whole stack trace about an exception
        } catch (UncheckedCallbackException e) {
            throw failure("The server does not take the caller", e);
        }
    }

    @Override
    public AuthStatus secureResponse(MessageInfo message, Subject service) {
        return AuthStatus.SEND_SUCCESS;
    }

    @Override
    public void cleanSubject(MessageInfo message, Subject client) {
        HttpServletRequest request = (HttpServletRequest) message.getRequestMessage();
        HttpServletResponse response = (HttpServletResponse) message.getResponseMessage();
        logins.of(request.getServletContext()).login().forget(request, response);
        MessageCall.clean(client);
    }

    private static AuthException failure(String what, Exception cause) {
        AuthException failure = new AuthException(what);
        failure.initCause(cause);
        return failure;
    }
}
