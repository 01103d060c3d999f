package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.http.Tomcat;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Set;

/**
 * Says in the log why nobody can log in to an application on Tomcat that lacks something of what Jakarta Security takes there,
 * about which all others are silent. Found by the servlet container through {@code META-INF/services}; an application does
 * not use it.
 */
public final class TomcatCheck implements ServletContainerInitializer {

    private static final System.Logger LOG = System.getLogger(TomcatCheck.class.getPackageName());

    private static final String WHAT_TO_DO =
            """
            {0}: nobody can log in, and what is protected stays closed, as Jakarta Security has not started. On Tomcat an \
            application with bankid4jakarta in WEB-INF/lib takes:
              - Weld and Soteria in WEB-INF/lib
              - WEB-INF/beans.xml with bean-discovery-mode="all"
              - META-INF/context.xml with the resource BeanManager
              - WEB-INF/classes/META-INF/services/jakarta.servlet.ServletContainerInitializer with Weld before Soteria
            The documentation of bankid4jakarta has all of them, under Tomcat.""";

    /** For the servlet container. */
    public TomcatCheck() {}

    /** Where the JAR lies in the server itself, its applications need none of this. */
    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext application) {
        boolean brought = TomcatCheck.class.getClassLoader() == application.getClassLoader();
        if (brought && Tomcat.serves(application)) {
            application.addListener(new AfterAllInitializers(application));
        }
    }

    /** Comes when whoever wanted to register with the container has done so. */
    private record AfterAllInitializers(ServletContext application) implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            String place = application.getVirtualServerName() + " " + application.getContextPath();
            AuthConfigFactory registered = AuthConfigFactory.getFactory();
            if (registered == null || registered.getConfigProvider("HttpServlet", place, null) == null) {
                LOG.log(System.Logger.Level.ERROR, WHAT_TO_DO, place);
            }
        }
    }
}
