package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.openapi.OpenApiRecorder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** The gateway in a real servlet container, on a free port of its own. The gateway stays the caller's to close. */
final class GatewayServer implements AutoCloseable {

    /** It is not under test; at fine levels it logs what comes over the wire. Kept, or the level is lost. */
    private static final Logger CONTAINER = Logger.getLogger("org.apache");

    static {
        CONTAINER.setLevel(Level.SEVERE);
    }

    /** So few that none can be spared to wait for somebody. */
    private static final String THREADS = "8";

    private final Tomcat tomcat = new Tomcat();
    private final Path directory;
    private final String path;
    private final OpenApiRecorder recorder;

    private GatewayServer(Gateway gateway, String contextPath, String gatewayPath) {
        try {
            directory = Files.createTempDirectory(Path.of("target"), "tomcat");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        path = contextPath + gatewayPath;
        recorder = new OpenApiRecorder(path);
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.setHostname("127.0.0.1");
        tomcat.setSilent(true);
        Connector connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxThreads", THREADS);
        connector.setProperty("minSpareThreads", THREADS);
        Context context = tomcat.addContext(contextPath, new File(directory.toString()).getAbsolutePath());
        Wrapper servlet = Tomcat.addServlet(context, "gateway", new GatewayServlet(() -> Optional.of(gateway)));
        servlet.setAsyncSupported(true);
        context.addServletMappingDecoded(gatewayPath + "/*", "gateway");
        recorder.addTo(context);
    }

    /** Starts a gateway at the path that its own settings name. */
    static GatewayServer start(Gateway gateway, String contextPath, String gatewayPath) {
        GatewayServer server = new GatewayServer(gateway, contextPath, gatewayPath);
        try {
            server.tomcat.start();
            return server;
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address below which the operations lie. */
    URI url() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** That every call so far was as the OpenAPI document says, whatever a test made of it. */
    void assertAsDescribed() {
        assertThat(recorder.problems())
                .as("calls that are not as the OpenAPI document says")
                .isEmpty();
    }
}
