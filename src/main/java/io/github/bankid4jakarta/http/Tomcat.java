package io.github.bankid4jakarta.http;

import jakarta.servlet.ServletContext;

/** Tells Tomcat, which needs help in places, from other servers. */
public final class Tomcat {

    private static final String TITLE = "Apache Tomcat";

    private Tomcat() {}

    /**
     * Whether it is Tomcat that serves an application. Looks at whose class it has before it, as operators make Tomcat hide
     * its name in {@link ServletContext#getServerInfo()}.
     *
     * @param application the application, as the server hands it out
     * @return false for every other server, among them those that descend from Tomcat
     */
    public static boolean serves(ServletContext application) {
        Package maker = application.getClass().getPackage();
        return maker != null && TITLE.equals(maker.getImplementationTitle());
    }
}
