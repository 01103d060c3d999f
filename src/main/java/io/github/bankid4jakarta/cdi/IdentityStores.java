package io.github.bankid4jakarta.cdi;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Finds the container's handler of identity stores, by its own bean or by the application's view of it. */
final class IdentityStores {

    private static final String BEAN_MANAGER = "java:comp/BeanManager";

    private IdentityStores() {}

    /**
     * The handler. Asked for during a request.
     *
     * @param library what can be seen from our JAR
     * @return the handler
     */
    static IdentityStoreHandler handler(Instance<Object> library) {
        Instance<IdentityStoreHandler> seen = library.select(IdentityStoreHandler.class);
        return seen.isUnsatisfied() ? seenByApplication(seen) : seen.get();
    }

    /** GlassFish shows it to the classes of an application, and not to those of its libraries. */
    private static IdentityStoreHandler seenByApplication(Instance<IdentityStoreHandler> otherwise) {
        try {
            BeanManager application = InitialContext.doLookup(BEAN_MANAGER);
            Bean<?> bean = application.resolve(application.getBeans(IdentityStoreHandler.class));
            return bean == null ? otherwise.get() : reference(application, bean);
        } catch (NamingException e) {
            return otherwise.get(); // says what is missing
        }
    }

    private static IdentityStoreHandler reference(BeanManager application, Bean<?> bean) {
        return (IdentityStoreHandler)
                application.getReference(bean, IdentityStoreHandler.class, application.createCreationalContext(bean));
    }
}
