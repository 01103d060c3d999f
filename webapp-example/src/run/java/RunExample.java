import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the example on Payara Micro until Ctrl+C, and says where it is. Not part of the WAR. */
public final class RunExample {

    private RunExample() {}

    /**
     * Starts the server and passes on what it prints.
     *
     * @param arguments the port, then what the server is started with
     * @throws IOException where Java cannot be started
     */
    public static void main(String... arguments) throws IOException {
        String port = arguments[0];
        Process server = start(List.of(arguments).subList(1, arguments.length), port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        boolean deployed = false;
        try (BufferedReader output = server.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.out.println(line);
                // Payara Micro lists the addresses of what it could deploy, then says that it is ready.
                deployed = deployed || line.startsWith("http://");
                if (line.contains(" ready in ")) {
                    System.out.println(deployed ? address(port) : "The example was not deployed: see above.");
                }
            }
        }
    }

    private static Process start(List<String> arguments, String port) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.addAll(arguments);
        command.addAll(List.of("--contextRoot", "/", "--port", port, "--noCluster"));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String address(String port) {
        return "\nbankid4jakarta example: http://localhost:" + port + "/\n";
    }
}
