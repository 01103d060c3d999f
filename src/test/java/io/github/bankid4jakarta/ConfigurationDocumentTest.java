package io.github.bankid4jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/configuration.md");

    @Test
    void documentWhenComparedWithTableThenEqual() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, ConfigurationDocument.text());
        }

        assertThat(Files.readString(DOCUMENT))
                .as("docs/configuration.md; -Dgolden.update=true writes it anew")
                .isEqualTo(ConfigurationDocument.text());
    }
}
