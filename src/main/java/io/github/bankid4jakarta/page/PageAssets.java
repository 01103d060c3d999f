package io.github.bankid4jakarta.page;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The files that the login page links to. Their addresses hold the hash of their content, and no other address has them: what
 * a browser may keep for ever is what it asked for, whichever version of this library answers. Thread-safe.
 */
public final class PageAssets {

    /** Where the page looks for its files, below the reserved path. */
    public static final String PATH = "/assets/";

    private static final int HASH_BYTES = 12;

    private final Map<String, Asset> byPath = new HashMap<>();

    /** Reads the files from the JAR. */
    public PageAssets() {
        load("login.css", "text/css; charset=utf-8");
        load("login.js", "text/javascript; charset=utf-8");
        load("qr.js", "text/javascript; charset=utf-8");
        load("icon.svg", "image/svg+xml");
    }

    /**
     * Finds a file.
     *
     * @param path the hash and the name, such as {@code 0123456789abcdef01234567/login.css}; anything else finds nothing
     * @return the file, or empty where there is none of that name whose content has that hash
     */
    public Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The values that the template uses for links: the address of each file below the base, with its hash. */
    Map<String, String> links(String base) {
        Map<String, String> links = new HashMap<>();
        byPath.keySet()
                .forEach(path -> links.put("asset." + path.substring(path.indexOf('/') + 1), base + PATH + path));
        return links;
    }

    private void load(String name, String contentType) {
        byte[] body = Resources.bytes(name);
        String hash = hash(body);
        byPath.put(hash + "/" + name, new Asset(body, contentType, "\"" + hash + "\""));
    }

    private static String hash(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A file as it is answered to a browser. */
    public static final class Asset {

        private final byte[] body;
        private final String contentType;
        private final String etag;

        private Asset(byte[] body, String contentType, String etag) {
            this.body = body;
            this.contentType = contentType;
            this.etag = etag;
        }

        /**
         * The content.
         *
         * @return a copy of the bytes
         */
        public byte[] body() {
            return body.clone();
        }

        /**
         * The kind of content.
         *
         * @return the value of the {@code Content-Type} header
         */
        public String contentType() {
            return contentType;
        }

        /**
         * Names this very content.
         *
         * @return the value of the {@code ETag} header, quotes included
         */
        public String etag() {
            return etag;
        }
    }
}
