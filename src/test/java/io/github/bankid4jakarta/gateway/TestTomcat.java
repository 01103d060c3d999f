package io.github.bankid4jakarta.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;

/** One Tomcat for all tests, on a free port, as starting it takes longer than most of them. It ends with the run. */
final class TestTomcat {

    /** It is not under test; at fine levels it logs what comes over the wire. Kept, or the level is lost. */
    private static final Logger LOGGER = Logger.getLogger("org.apache");

    /** So few that none can be spared to wait for somebody. */
    private static final String THREADS = "8";

    private static Tomcat tomcat;

    private TestTomcat() {}

    /** Where the server is, without a path. */
    static synchronized URI url() {
        return URI.create("http://127.0.0.1:" + started().getConnector().getLocalPort());
    }

    /** An application that is not served yet. */
    static synchronized Context application(String contextPath) {
        Context application = new StandardContext();
        application.setName(contextPath);
        application.setPath(contextPath);
        application.setDocBase(started().getServer().getCatalinaBase().getAbsolutePath());
        application.addLifecycleListener(new Tomcat.FixContextListener());
        return application;
    }

    static synchronized void serve(Context application) {
        started().getHost().addChild(application);
    }

    static synchronized void remove(Context application) {
        started().getHost().removeChild(application);
    }

    private static Tomcat started() {
        if (tomcat == null) {
            tomcat = start();
        }
        return tomcat;
    }

    private static Tomcat start() {
        LOGGER.setLevel(Level.SEVERE);
        try {
            Tomcat starting = new Tomcat();
            starting.setBaseDir(
                    Files.createTempDirectory(Path.of("target"), "tomcat").toString());
            starting.setPort(0);
            starting.setHostname("127.0.0.1");
            starting.setSilent(true);
            Connector connector = starting.getConnector();
            connector.setProperty("address", "127.0.0.1");
            connector.setProperty("maxThreads", THREADS);
            connector.setProperty("minSpareThreads", THREADS);
            connector.setProperty("connectionTimeout", "3000"); // between the parts of one request
            connector.setProperty("keepAliveTimeout", "60000"); // between requests
            starting.getHost(); // makes the host, which must be there by then
            starting.start();
            return starting;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
