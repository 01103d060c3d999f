package io.github.bankid4jakarta.authmodule;

import io.github.bankid4jakarta.http.ClosedLogin;
import io.github.bankid4jakarta.http.KeptCaller;
import io.github.bankid4jakarta.http.Login;
import io.github.bankid4jakarta.model.BankIdUser;
import java.util.function.Function;

/**
 * The login of one application of the server.
 *
 * @param login authenticates its requests
 * @param callers makes callers out of people who identified
 */
record ApplicationLogin(Login login, Function<BankIdUser, KeptCaller> callers) {

    /** Nobody identifies where it is closed. */
    static ApplicationLogin closed(ClosedLogin login) {
        return new ApplicationLogin(login, user -> {
            throw new IllegalStateException("The application is closed");
        });
    }

    boolean isClosed() {
        return login instanceof ClosedLogin;
    }

    KeptCaller caller(BankIdUser user) {
        return callers.apply(user);
    }
}
