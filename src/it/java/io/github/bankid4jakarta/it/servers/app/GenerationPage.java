package io.github.bankid4jakarta.it.servers.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Says which build of the application is running: some servers show files of the next one before they start that. */
@WebServlet(urlPatterns = "/generation", loadOnStartup = 1)
public class GenerationPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private String generation;

    @Override
    public void init() {
        try (InputStream text = GenerationPage.class.getResourceAsStream("/generation.txt")) {
            generation = new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Text.send(response, generation);
    }
}
