import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs an application on Payara Micro until Ctrl+C, and says how to go on. Part of no JAR or WAR. */
public final class RunServer {

    private RunServer() {}

    /**
     * Starts the server and passes on what it prints.
     *
     * @param arguments the port, the file of what to say when the application is ready, then what the server is started with
     * @throws IOException where Java cannot be started, or the file not be read
     */
    public static void main(String... arguments) throws IOException {
        String port = arguments[0];
        String ready = Files.readString(Path.of(arguments[1])).replace("{port}", port);
        Process server = start(List.of(arguments).subList(2, arguments.length), port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        boolean deployed = false;
        try (BufferedReader output = server.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.out.println(line);
                // Payara Micro lists the addresses of what it could deploy, then says that it is ready.
                deployed = deployed || line.startsWith("http://");
                if (line.contains(" ready in ")) {
                    System.out.print(deployed ? ready : "The application was not deployed: see above.\n");
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
}
