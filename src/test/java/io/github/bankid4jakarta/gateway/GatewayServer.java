package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.openapi.OpenApiRecorder;
import java.net.URI;
import java.util.Optional;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/** The gateway as an application of its own in {@link TestTomcat}. The gateway stays the caller's to close. */
final class GatewayServer implements AutoCloseable {

    private final Context application;
    private final String path;
    private final OpenApiRecorder recorder;

    private GatewayServer(Optional<Gateway> gateway, String contextPath, String gatewayPath) {
        path = contextPath + gatewayPath;
        recorder = new OpenApiRecorder(path);
        application = TestTomcat.application(contextPath);
        Wrapper servlet = Tomcat.addServlet(application, "gateway", new GatewayServlet(() -> gateway));
        servlet.setAsyncSupported(true);
        application.addServletMapping(gatewayPath + "/*", "gateway");
        recorder.addTo(application);
    }

    /** Starts a gateway at the path that its own settings name. */
    static GatewayServer start(Gateway gateway, String contextPath, String gatewayPath) {
        return start(Optional.of(gateway), contextPath, gatewayPath);
    }

    /** Starts the servlet in an application that has no gateway yet. */
    static GatewayServer startWithoutGateway(String contextPath, String gatewayPath) {
        return start(Optional.empty(), contextPath, gatewayPath);
    }

    private static GatewayServer start(Optional<Gateway> gateway, String contextPath, String gatewayPath) {
        GatewayServer server = new GatewayServer(gateway, contextPath, gatewayPath);
        TestTomcat.serve(server.application);
        return server;
    }

    /** The address below which the operations lie. */
    URI url() {
        return URI.create(TestTomcat.url() + path);
    }

    @Override
    public void close() {
        TestTomcat.remove(application);
    }

    /** That every call so far was as the OpenAPI document says, whatever a test made of it. */
    void assertAsDescribed() {
        assertThat(recorder.problems())
                .as("calls that are not as the OpenAPI document says")
                .isEmpty();
    }
}
