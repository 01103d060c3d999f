package io.github.bankid4jakarta.authmodule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.http.FakeBrowser;
import jakarta.security.auth.message.MessageInfo;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;

/** What becomes of the caller that a server hands over at a logout. */
class CleanSubjectTest {

    private static final Principal CALLER = () -> "caller";

    private final BankIdServerAuthModule module = new BankIdServerAuthModule(new ApplicationLogins(
            new LoginSetup(parameters -> List.of(), getClass().getClassLoader())));

    @Test
    void cleanWhenTheCallerCanBeChangedThenNobodyIsLeft() {
        Subject caller = new Subject(false, Set.of(CALLER), Set.of(), Set.of());

        module.cleanSubject(message(), caller);

        assertThat(caller.getPrincipals()).isEmpty();
    }

    /** Open Liberty hands over the one that it keeps, and forgets it by itself. */
    @Test
    void cleanWhenTheCallerCannotBeChangedThenLeftToTheServer() {
        Subject caller = new Subject(true, Set.of(CALLER), Set.of(), Set.of());

        module.cleanSubject(message(), caller);

        assertThat(caller.getPrincipals()).containsExactly(CALLER);
    }

    /** At the path of the login, where the session has ended already. */
    @Test
    void cleanWhenLoggedOutByTheLoginAndTheCallerCannotBeChangedThenLeftToTheServer() {
        Subject caller = new Subject(true, Set.of(CALLER), Set.of(), Set.of());

        new MessageCall(null, caller, null, null).clean();

        assertThat(caller.getPrincipals()).containsExactly(CALLER);
    }

    private static MessageInfo message() {
        HttpServletRequest request = new HttpServletRequestWrapper(
                new FakeBrowser().get("/app/leave").request()) {
            @Override
            public ServletContext getServletContext() {
                return application();
            }
        };
        return proxy(MessageInfo.class, Map.of("getRequestMessage", request));
    }

    private static ServletContext application() {
        return proxy(
                ServletContext.class,
                Map.of(
                        "getVirtualServerName",
                        "server",
                        "getContextPath",
                        "/app",
                        "getInitParameterNames",
                        Collections.emptyEnumeration()));
    }

    /** Answers what it is told to, and null for everything else. */
    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                CleanSubjectTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) -> answers.get(called.getName())));
    }
}
