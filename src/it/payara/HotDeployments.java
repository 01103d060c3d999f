import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Payara Micro as an embedder runs it, whose applications come and go while it runs, which its command line does not offer. Run
 * from its source with {@code payara-micro.jar} as class path; part of no JAR or WAR.
 */
public final class HotDeployments {

    private static final String DEPLOY = "deploy ";
    private static final String UNDEPLOY = "undeploy ";

    private HotDeployments() {}

    /**
     * Starts the server, then does what the lines of the input say, such as {@code deploy /path/to/app.war} and {@code undeploy
     * app}, and says of each when it is done.
     *
     * @param options those of Payara Micro's command line
     * @throws Exception where the server does not start
     */
    public static void main(String... options) throws Exception {
        PayaraMicroBoot server = PayaraMicroLauncher.create(options);
        PayaraMicroRuntime runtime = server.getRuntime();
        System.out.println("Ready for applications");
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                perform(runtime, line);
                System.out.println("Done: " + line);
            }
        }
        server.shutdown();
        System.exit(0);
    }

    private static void perform(PayaraMicroRuntime runtime, String line) throws IOException {
        if (line.startsWith(DEPLOY)) {
            runtime.deploy(new File(line.substring(DEPLOY.length())));
        } else if (line.startsWith(UNDEPLOY)) {
            runtime.undeploy(line.substring(UNDEPLOY.length()));
        }
    }
}
