package io.github.bankid4jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a demo begins and ends, with a program in place of the server, which says what it was started with. */
class DemoTest {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String READY = "demo: http://{host}:{port}/\n";

    @TempDir
    private Path folder;

    private Path ready;
    private String server;
    private final int port = RunningServer.freePort();

    @BeforeEach
    void prepare() throws IOException {
        ready = Files.writeString(folder.resolve("ready.txt"), READY);
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Stub.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Path.of("target/test-classes").toUri().toString());
        Path jar = folder.resolve("server.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        server = jar.toString();
    }

    @Test
    void startWhenThePortIsFreeThenServesLoopbackAlone() {
        try (Demo demo = Demo.start(LOOPBACK, port, ready, server, "serves")) {
            demo.awaitOutput("demo: http://localhost:" + port + "/\n");

            assertThat(demo.output())
                    .contains("http-listener.address=127.0.0.1\n")
                    .contains("--port " + port)
                    .contains("hazelcast-config-specific-configuration.enabled=false\n")
                    .doesNotContain("anybody");
        }
    }

    @Test
    void startWhenAnotherAddressIsChosenThenServesItAndWarns() {
        try (Demo demo = Demo.start("0.0.0.0", port, ready, server, "serves")) {
            demo.awaitOutput("anybody who reaches it can be anybody there");

            assertThat(demo.output())
                    .contains("http-listener.address=0.0.0.0\n")
                    .contains("demo: http://localhost:" + port + "/\n");
        }
    }

    @Test
    void startWhenThePortIsTakenThenSaysSoAndFails() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
                Demo demo = Demo.start(LOOPBACK, other.getLocalPort(), ready, server, "serves")) {
            assertThat(demo.awaitEnd()).isEqualTo(1);

            assertThat(demo.output())
                    .contains("Port " + other.getLocalPort() + " at 127.0.0.1 cannot be used")
                    .contains("-Dport=")
                    .doesNotContain("started as");
        }
    }

    @Test
    void startWhenTheServerIsReadyWithoutTheApplicationThenSaysSoEndsItAndFails() {
        try (Demo demo = Demo.start(LOOPBACK, port, ready, server, "refuses")) {
            assertThat(demo.awaitEnd()).isEqualTo(1);

            assertThat(demo.output()).contains("not deployed").doesNotContain("demo:");
            assertEnded(stub(demo));
        }
    }

    @Test
    void startWhenTheServerEndsThenEndsWithItsStatus() {
        try (Demo demo = Demo.start(LOOPBACK, port, ready, server, "breaks")) {
            assertThat(demo.awaitEnd()).isEqualTo(3);
        }
    }

    @Test
    void terminateThenTheServerEndsToo() {
        try (Demo demo = Demo.start(LOOPBACK, port, ready, server, "serves")) {
            demo.awaitOutput("demo:").terminate();

            assertThat(demo.awaitEnd()).isNotZero();
            assertThat(demo.output()).doesNotContain("Exception");
            assertThat(ProcessHandle.of(stub(demo))).isEmpty();
        }
    }

    @Test
    void killTheParentThenTheServerEndsToo() {
        try (Demo demo = Demo.startByAParent(LOOPBACK, port, ready, server, "serves")) {
            demo.awaitOutput("demo:");
            List<ProcessHandle> started = demo.started();

            demo.kill();

            assertThat(started).hasSize(2);
            started.forEach(process -> assertEnded(process.pid()));
        }
    }

    private static long stub(Demo demo) {
        return Long.parseLong(demo.output()
                .lines()
                .filter(line -> line.startsWith("started as "))
                .findFirst()
                .orElseThrow()
                .substring("started as ".length()));
    }

    private static void assertEnded(long process) {
        Await.until(
                "the end of process " + process,
                () -> ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent()
                        ? Optional.empty()
                        : Optional.of(true));
    }

    /** Stands for the server. */
    static final class Stub {

        private Stub() {}

        /** Says what Payara Micro says when it starts, and stays, or breaks. */
        public static void main(String... arguments) throws IOException, InterruptedException {
            List<String> all = List.of(arguments);
            System.out.println("started as " + ProcessHandle.current().pid());
            System.out.println(String.join(" ", all));
            System.out.print(Files.readString(Path.of(all.get(all.indexOf("--prebootcommandfile") + 1))));
            if (all.contains("breaks")) {
                System.exit(3);
            }
            if (all.contains("serves")) {
                System.out.println("http://machine:8080/");
            }
            System.out.println("Payara Micro ready in 1 (ms)");
            Thread.currentThread().join();
        }
    }
}
