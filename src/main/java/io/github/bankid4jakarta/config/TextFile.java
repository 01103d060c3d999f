package io.github.bankid4jakarta.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A text that an operator keeps in a file of its own.
 *
 * @param key what names the file
 * @param path where it should be
 * @param ifMissing what the file is called where there is none; a path that leads nowhere may be a secret in the wrong place
 * @param mostKib how large it may be
 */
record TextFile(String key, Path path, String ifMissing, int mostKib) {

    private static final int KIB = 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * Reads the whole file.
     *
     * @return its text, without the mark that some editors put first
     * @throws UnusableTextException where that is not possible
     */
    String read() {
        BasicFileAttributes attributes = attributes();
        if (attributes.isDirectory()) {
            throw unusable(path + " is a directory", "Name a file in it");
        }
        if (!attributes.isRegularFile()) {
            throw unusable(path + " is not a regular file", "Name one that is");
        }
        try {
            return text(bytes());
        } catch (CharacterCodingException e) {
            throw unusable(path + " is not text in UTF-8", "Save it in UTF-8");
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    /** Where there are none, nothing proves that the path is one: a long secret is too long for the name of a file. */
    private BasicFileAttributes attributes() {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw unusable(ifMissing + " is not there", "Create or mount it, or correct the path");
        } catch (IOException e) {
            throw unreadable(ifMissing, e);
        }
    }

    private UnusableTextException unreadable(String file, IOException e) {
        String kind = e.getClass().getSimpleName();
        return unusable(file + " cannot be read (" + kind + ")", "Let the server's user read it");
    }

    UnusableTextException unusable(String what, String remedy) {
        return new UnusableTextException(new ConfigurationProblem(key, what, remedy));
    }

    /** Counts while it reads, as a file may grow, or say that it is empty and never end. */
    private byte[] bytes() throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] bytes = stream.readNBytes(mostKib * KIB + 1);
            if (bytes.length > mostKib * KIB) {
                throw unusable(path + " is larger than " + mostKib + " KiB", "Name another file, or shorten this one");
            }
            return bytes;
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }
}
