import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** Runs the example on Payara Micro until Ctrl+C, and says where it is. Not part of the WAR. */
public final class RunExample {

    private RunExample() {}

    /**
     * Starts the server and passes on what it prints.
     *
     * @param arguments the JAR of Payara Micro, the WAR and the port
     * @throws IOException where Java cannot be started
     */
    public static void main(String... arguments) throws IOException {
        Process server = start(arguments[0], arguments[1], arguments[2]);
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        boolean deployed = false;
        try (BufferedReader output = server.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.out.println(line);
                // Payara Micro lists the addresses of what it could deploy, then says that it is ready.
                deployed = deployed || line.startsWith("http://");
                if (line.contains(" ready in ")) {
                    System.out.println(deployed ? address(arguments[2]) : "The example was not deployed: see above.");
                }
            }
        }
    }

    private static Process start(String payaraMicro, String war, String port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java, "-jar", payaraMicro, "--deploy", war, "--contextRoot", "/", "--port", port, "--noCluster")
                .redirectErrorStream(true)
                .start();
    }

    private static String address(String port) {
        return "\nbankid4jakarta example: http://localhost:" + port + "/\n";
    }
}
