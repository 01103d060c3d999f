package io.github.bankid4jakarta.page;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The files that the login page links to. Their addresses change with their content, so they may be cached for a year.
 * Thread-safe.
 */
public final class PageAssets {

    /** Where the page looks for its files, below the reserved path. */
    public static final String PATH = "/assets/";

    private static final int HASH_BYTES = 12;

    private final Map<String, Asset> byName = new HashMap<>();

    /** Reads the files from the JAR. */
    public PageAssets() {
        load("login.css", "text/css; charset=utf-8");
        load("login.js", "text/javascript; charset=utf-8");
        load("qr.js", "text/javascript; charset=utf-8");
        load("icon.svg", "image/svg+xml");
    }

    /**
     * Finds a file by its name.
     *
     * @param name the name alone, such as {@code login.css}; anything else finds nothing
     * @return the file, or empty where there is none of that name
     */
    public Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The values that the template uses for links: the address of each file below the base, with its hash. */
    Map<String, String> links(String base) {
        Map<String, String> links = new HashMap<>();
        byName.forEach((name, asset) -> links.put("asset." + name, base + PATH + name + "?v=" + asset.hash()));
        return links;
    }

    private void load(String name, String contentType) {
        byte[] body = Resources.bytes(name);
        byName.put(name, new Asset(body, contentType, "\"" + hash(body) + "\""));
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

        private String hash() {
            return etag.substring(1, etag.length() - 1);
        }
    }
}
